import { type CommandLine, openCommandLine } from './run-command.ts';

export const DESK = 'desk@opvang.example';
export const DESK_PASSWORD = 'molen-aan-de-vecht';

/** A database with an empty region and somebody of its RCVS, made as an administrator would. */
export async function openRegion(): Promise<CommandLine> {
	const line = await openCommandLine();
	const steps = [
		['migrate'],
		['region', 'add', 'cli/demo-data/municipalities.csv'],
		['user', 'add', DESK, '--name', 'Tom Jansen', '--role', 'rcvs', '--scope', 'region:VR04']
	];
	for (const step of steps) {
		const ran = await line.run(step, { stdin: `${DESK_PASSWORD}\n` });
		if (ran.code !== 0) throw new Error(`${step.join(' ')}: ${ran.err}`);
	}
	return line;
}
