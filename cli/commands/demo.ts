import { DEFAULT_DATA_DIR, databaseFile } from '../../src/lib/server/data-dir.ts';
import { type Command, done, refuse } from '../command.ts';
import { exampleStands } from '../example-stands.ts';

/** Its accounts have a password that everybody knows, so a server has to say that it is one. */
export const demo: Command = async () => {
	if (process.env.OPVANGBORD_DEMO !== '1')
		return refuse(
			'The example has accounts with a public password: set OPVANGBORD_DEMO=1 to want it.'
		);
	const isFile = !process.env.DATABASE_URL;
	if (isFile && exampleStands(databaseFile(process.env.DATA_DIR || DEFAULT_DATA_DIR)))
		return done('example stood');
	const { makeExample } = await import('../make-example.ts');
	return makeExample();
};
