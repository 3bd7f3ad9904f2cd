//! News that reaches nobody, a rhythm that nobody is told of, and messages that are not written for whom they are for.

use super::Severity;
use super::finding::{Findings, key};
use crate::assessment::NewsChannel;
use crate::policy::{Metric, Policy};
use crate::scalar::Text;

pub(super) fn check(policy: &Policy, findings: &mut Findings) {
    items(policy, findings);
    rhythms(policy, findings);
    messages(policy, findings);
}

/// Items that nobody can be told by: no channel, or a contact that has no address on any of them.
fn items(policy: &Policy, findings: &mut Findings) {
    for (index, item) in policy.plan().iter().enumerate() {
        let path = format!("/communication/plan/{index}");
        let (id, to) = (&item.id, &item.to.0);
        if item.channels.is_empty() {
            findings.add(
                ("news-without-channel", Severity::Warning),
                path,
                format!("{id}: by which channel {to} is told is not said."),
                format!("{id} : le canal par lequel {to} est informé n'est pas dit."),
            );
            continue;
        }
        let contacts = policy.recipient(to).map(|recipient| recipient.contacts.as_slice()).unwrap_or_default();
        let reached = contacts.iter().filter_map(|name| policy.contact(&name.0)).any(|contact| {
            item.channels.iter().any(|channel| match channel {
                NewsChannel::Email => contact.email.is_some(),
                NewsChannel::Sms | NewsChannel::Phone => contact.phone.is_some(),
                NewsChannel::Chat | NewsChannel::Portal | NewsChannel::PublicPage => contact.url.is_some(),
            })
        });
        if !contacts.is_empty() && !reached {
            findings.add(
                ("news-reaches-nobody", Severity::Warning),
                path,
                format!("{id}: no contact of {to} has an address on its channels."),
                format!("{id} : aucun contact de {to} n'a d'adresse sur ses canaux."),
            );
        }
    }
}

/// Promises of news that no item of a plan speaks of, where there is a plan.
fn rhythms(policy: &Policy, findings: &mut Findings) {
    if policy.plan().is_empty() {
        return;
    }
    for (index, agreement) in policy.agreements().iter().enumerate() {
        for (place, target) in agreement.targets.iter().enumerate() {
            let clock = format!("{}/{}", agreement.id, target.metric.as_str());
            let told = policy.plan().iter().any(|item| item.rhythm.as_ref().is_some_and(|name| *name.0 == *clock));
            if target.metric.as_str() == Metric::UPDATE && !told {
                findings.add(
                    ("update-not-planned", Severity::Warning),
                    format!("/agreements/{index}/targets/{place}"),
                    format!("{clock} promises news, and no item of the communication plan has its rhythm."),
                    format!(
                        "{clock} promet des nouvelles, et aucun élément du plan de communication n'en a le rythme."
                    ),
                );
            }
        }
    }
}

/// Messages that nothing uses, and those that lack a language that others of the policy have.
fn messages(policy: &Policy, findings: &mut Findings) {
    let uses = policy.names_used();
    let tags: Vec<&str> = policy.messages().iter().flat_map(|(_, message)| languages(&message.body)).collect();
    for (name, message) in policy.messages().iter() {
        let path = format!("/messages/{}", key(name));
        if !uses.iter().any(|used| *used.place == *"/messages" && *used.name == *name) {
            findings.add(
                ("message-unused", Severity::Notice),
                &*path,
                format!("Message {name} is written, and nothing sends it."),
                format!("Le message {name} est écrit, et rien ne l'envoie."),
            );
        }
        let own = languages(&message.body);
        for (place, tag) in tags.iter().enumerate() {
            let first = tags.iter().position(|other| other == tag) == Some(place);
            if first && !own.is_empty() && !own.contains(tag) {
                findings.add(
                    ("message-without-language", Severity::Warning),
                    &*path,
                    format!("Message {name} is not written in {tag}, and others are."),
                    format!("Le message {name} n'est pas écrit en {tag}, d'autres le sont."),
                );
            }
        }
    }
}

/// The languages of a text; none of one that is for every reader.
fn languages(text: &Text) -> Vec<&str> {
    match text {
        Text::Any(_) => Vec::new(),
        Text::By(texts) => texts.iter().map(|(tag, _)| &**tag).collect(),
    }
}
