//! An entry as the cells of a row: the same for CSV and the page.

use sla_clock::Text;
use sla_clock::assessment::{EntryKind, StatementEntry};

use crate::arguments::Language;
use crate::explain::Words;

/// Words that only statements have, in English and French.
pub(super) fn word(words: &Words, name: &'static str) -> &'static str {
    const WORDS: &[(&str, [&str; 2])] = &[
        ("statement", ["Statement", "Relevé"]),
        ("from", ["From", "Du"]),
        ("to", ["to", "au"]),
        ("excluded", ["(not included)", "(non compris)"]),
        ("party", ["Party", "Client"]),
        ("at", ["When", "Date"]),
        ("agreement", ["Agreement", "Engagement"]),
        ("kind", ["For", "Objet"]),
        ("service", ["Service", "Service"]),
        ("what", ["What", "Détail"]),
        ("amount", ["Amount", "Montant"]),
        ("claim", ["Claim by", "À réclamer jusqu’au"]),
        ("automatic", ["paid without a claim", "versé d’office"]),
        ("entries", ["Entries", "Lignes"]),
        ("total", ["Total", "Total"]),
        ("totals", ["Totals", "Totaux"]),
        ("measures", ["Measured", "Mesures"]),
        ("period", ["Period", "Période"]),
        ("value", ["Value", "Valeur"]),
        ("target", ["Target", "Objectif"]),
        ("rights", ["Rights that arose", "Droits nés"]),
        ("arose", ["Arose", "Né le"]),
        ("lapses", ["Lapses after", "Éteint après le"]),
        ("missing", ["A fee is missing: the sum is not known", "Une redevance manque : la somme n’est pas connue"]),
        ("missed", ["missed", "manqué"]),
        ("none", ["Nothing stopped in this period.", "Rien ne s’est terminé dans cette période."]),
        ("tickets", ["Tickets", "Tickets"]),
        ("counted", ["in the period", "dans la période"]),
        ("before", ["before it, for accounts alone", "avant, pour les comptes seuls"]),
        ("after", ["after it", "après"]),
        ("open", ["still open", "en cours"]),
        ("elsewhere", ["of others", "d’autres"]),
        ("refused", ["refused", "en erreur"]),
        ("cut-off", ["This is not the whole statement:", "Ce relevé n’est pas entier :"]),
        ("ticket", ["ticket", "ticket"]),
        ("measure", ["measure", "mesure"]),
        ("carried", ["carried over", "report"]),
        ("earn-back", ["earned back", "restitution"]),
        ("clauses", ["Clauses", "Clauses"]),
    ];
    let place = usize::from(words.language == Language::Fr);
    let found = WORDS.iter().find(|(known, _)| *known == name);
    found.and_then(|(_, both)| both.get(place)).copied().unwrap_or(name)
}

/// The word for a kind of entry.
pub(super) fn kind(words: &Words, kind: EntryKind) -> &'static str {
    word(words, kind.as_str())
}

/// A text in the reader's language.
pub(super) fn said(words: &Words, text: &Text) -> String {
    text.in_language(words.language.tag()).to_owned()
}

/// What an entry is for: the ticket with its priority and misses, or the terms with their title.
pub(super) fn what(words: &Words, entry: &StatementEntry) -> String {
    let title = entry.title.as_ref().map(|title| said(words, title));
    match entry.kind {
        EntryKind::Ticket => {
            let mut what = entry.ticket.as_deref().unwrap_or("–").to_owned();
            what.extend(entry.priority.as_deref().map(|priority| format!(" ({priority})")));
            if !entry.missed.is_empty() {
                let missed: Vec<&str> =
                    entry.missed.iter().map(|metric| words.word("metrics", metric.as_str())).collect();
                what += &format!(", {}{} {}", word(words, "missed"), words.colon(), missed.join(", "));
            }
            what.extend(title.map(|title| format!(" · {title}")));
            what
        }
        _ => title.unwrap_or_else(|| entry.terms.join(", ")),
    }
}

/// The contract's clauses of an entry.
pub(super) fn clauses(words: &Words, entry: &StatementEntry) -> String {
    entry.clauses.iter().map(|clause| said(words, clause)).collect::<Vec<_>>().join("; ")
}
