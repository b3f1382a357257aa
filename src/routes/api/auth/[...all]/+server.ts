import type { RequestHandler } from './$types';

const answer: RequestHandler = (event) => event.locals.app.answerAuth(event);

export const GET = answer;
export const POST = answer;
