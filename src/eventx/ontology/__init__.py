"""What sort of event: a category for each event, by rules that are data.

An `Ontology` is a list of types and of rules. A rule names verbs or nouns and,
where the word alone does not decide, what must stand with them: "impose" is
PLOVER's SANCTION with *sanctions* or *tariffs*, COERCE with a *curfew*. Shifts
then say what becomes of a type when the event lies ahead, is refused or asked
for. All of it looks at a finished `eventx.records.Event` alone, so that an
ontology can be tried on records, without a text or a parser.
"""

from eventx.ontology.core import Ontology
from eventx.ontology.rules import Rule, Shift, Terms

__all__ = ("Ontology", "Rule", "Shift", "Terms")
