import fc from 'fast-check';

/** Who only asks whether a test fails need not wait for the smallest example. */
fc.configureGlobal({ endOnFailure: true });
