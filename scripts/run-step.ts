import { spawn } from 'node:child_process';

export type Step = {
	title: string;
	command: string[];
	env?: Record<string, string>;
};

export type StepEnd = { step: Step; ok: boolean; seconds: number; output: string };

/** Runs a command; `quiet` keeps its output for later, otherwise it goes straight to the terminal. */
export async function runStep(step: Step, quiet: boolean): Promise<StepEnd> {
	const start = performance.now();
	const [file = '', ...args] = step.command;
	const child = spawn(file, args, {
		stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
		env: { ...process.env, ...step.env }
	});
	const chunks: Buffer[] = [];
	child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
	child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk));
	const ok = await new Promise<boolean>((resolve, reject) => {
		child.once('error', reject);
		child.once('close', (code) => resolve(code === 0));
	});
	return { step, ok, seconds: secondsSince(start), output: Buffer.concat(chunks).toString() };
}

export function secondsSince(start: number): number {
	return Math.round((performance.now() - start) / 100) / 10;
}
