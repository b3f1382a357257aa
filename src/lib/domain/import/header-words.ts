import type { ImportField } from './columns.ts';

/** What headers are called, in Dutch and English, after `normaliseText`. */
export const HEADER_WORDS: Record<ImportField, RegExp> = {
	municipality: /^(gem|gemeente(naam|code)?|naam gemeente|municipality( (name|code))?|gm code)$/,
	name: /^((naam )?(opvang ?)?locatie(naam| naam)?|naam( van de)?( opvang)?( ?locatie)?|(name of )?(the )?(location|site|shelter)( name)?|name|object)$/,
	address:
		/^((volledig )?adres|address|(straat(naam)?|street( name)?) ?[+&]?( en| and)? ?(huis)?(nr|nummer|house number|number|no))$/,
	street: /^(straat(naam)?|street( name)?)$/,
	number: /^(huis ?(nr|nummer)|(house|street) (number|no))$/,
	suffix: /^((huisnummer )?toev(oeging)?|huisletter|suffix|addition)$/,
	postcode: /^(pc|post ?code|postal code|zip( code)?)$/,
	city: /^((woon)?plaats(naam)?|city|town|place)$/,
	kind: /^((soort|type)( opvang| locatie)?|opvangsoort|kind( of (reception|shelter))?|type of (reception|shelter)|categorie|category)$/,
	operator:
		/^(uitvoerder|exploitant|beheerder|uitvoerende (organisatie|partij)|operator|operated by|run by)$/,
	realised:
		/^(((aantal|totaal|total)( of)? )?(gereal(iseerd(e)?)?|reali[sz]ed|beschikbaar gestelde)( bedden| plekken| plaatsen| opvangplekken| beds| places)?|(bedden|plekken|plaatsen|beds|places) (gereal(iseerd)?|reali[sz]ed|totaal|total)|((aantal|totaal|total|number of)( of)? )?(bedden|plekken|plaatsen|opvangplekken|beds|places)|capaciteit|capacity)$/,
	occupied:
		/^((aantal )?bezet(te|ting)?( bedden| plekken| plaatsen)?|(bedden|plekken|plaatsen) (bezet|in gebruik)|in gebruik|occupied( beds| places)?|(beds|places) (occupied|in use)|occupancy|in use)$/,
	outOfService:
		/^((bedden |plekken |plaatsen )?(tijdelijk )?buiten (gebruik|gebr|dienst)( bedden| plekken)?|niet bruikbaar|onbruikbaar|(beds |places )?out of (service|order|use)|unusable( beds)?)$/,
	snijverlies:
		/^((bedden |plekken |beds )?snij ?verl(ies)?|(fitting|cutting|allocation) loss|unplaceable( beds)?)$/,
	infants:
		/^((geschikt )?(voor )?(zuigelingen?|baby s?|babys)|(suitable )?(for )?(infants?|babies))( (mogelijk|toegestaan|ok|allowed))?$/,
	pets: /^((geschikt )?(voor )?huisdier(en)?|(suitable )?(for )?pets?)( (mogelijk|toegestaan|ok|allowed))?$/,
	wheelchair:
		/^((geschikt )?(voor )?(rolstoel(en|ers)?|mindervaliden?)( ?toegankelijk)?|(suitable )?(for )?wheelchairs?( accessible| users?)?)( (mogelijk|ok))?$/,
	care: /^((geschikt )?(voor )?zorg(behoefte|vraag|vragers?)?|(suitable )?(for )?care( needs)?)( (mogelijk|ok))?$/,
	phone:
		/^((contact|locatie ?manager|beheerder|site manager|manager|location manager) )?(tel(efoon)?( ?(nr|nummer))?|phone( (number|no))?|mobiel( nummer)?|mobile)( (locatiemanager|manager|beheerder))?$/,
	opensOn:
		/^(open(ing)? (sinds|vanaf|per|op|since|from)|opent( op)?|openings? ?datum|open(s|ed)?( on)?|opening date|start ?datum|start date)$/,
	closesOn:
		/^(sluit( op| per)?|sluitings? ?datum|sluiting|open tot( en met)?|eind ?datum|close[sd]?( on)?|closing date|open until|end date)$/,
	updated:
		/^((datum )?laatste? (bijgewerkt|gewijzigd|update|wijziging|opgave|telling)( op)?|bijgewerkt( op)?|peil ?(datum|moment)|stand (per|op|van)|datum( (opgave|telling|update))?|(date )?last (updated?|changed|counted)( on| at)?|updated( on| at)?|as (of|at)|date( (of count|counted|updated))?)$/,
	note: /^(opm|opmerking(en)?|toelichting|bijzonderheden|notities?|remarks?|comments?|notes?)$/
};
