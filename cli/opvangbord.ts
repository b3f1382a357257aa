import { withApp } from './open-app.ts';
import { seedDemo } from './demo.ts';

/** A command answers with what it prints and the exit code: 0 done, 1 refused, 2 something to answer first. */
type Command = (words: string[]) => Promise<{ text: string; code: number }>;

const COMMANDS: Record<string, { summary: string; run: Command }> = {
	demo: {
		summary: 'fill an empty database with the example',
		run: async () => ({ text: `example ${await withApp(seedDemo)}`, code: 0 })
	}
};

const [name = 'help', ...words] = process.argv.slice(2);
const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
const { text, code } = command ? await command.run(words) : help(name);
console.log(text);
process.exitCode = code;

function help(asked: string): { text: string; code: number } {
	const lines = Object.entries(COMMANDS).map(([word, { summary }]) => `  ${word}  ${summary}`);
	return { text: `opvangbord COMMAND\n${lines.join('\n')}`, code: asked === 'help' ? 0 : 1 };
}
