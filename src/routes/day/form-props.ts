import type { RecordInput } from '$lib/client/client-types.ts';
import type { LocationView } from '$lib/client/view-types.ts';
import type { DayProps } from './day-props.ts';
import type { FormKind } from './form-kind.ts';

/** What every form in the dialog gets; its `Opslaan` stands in the dialog and submits the form by its id. */
export type FormProps = {
	id: string;
	client: DayProps['client'];
	view: LocationView;
	kind: FormKind;
	/** Where it starts; null = nothing chosen yet. */
	unitId: string | null;
	/** Of a move: where to. */
	toUnitId?: string;
	/** How many somebody said already. */
	n?: number;
	onsave: (input: RecordInput) => void;
};
