//! What comes of it when nobody has done a task in time.

use crate::assessment::{
    Assessment, Audience, ClockAnswer, MissAnswer, MissCount, MissNews, MissStep, NewsMoment, SettlementAnswer,
};
use crate::engine::assess;
use crate::policy::{Agreement, Policy, Quantity};
use crate::qualification::Facts;
use crate::scene::Scene;
use crate::ticket::Ticket;
use crate::{Duration, Error, Instant};

/// What missing the deadline of an occurrence sets off, its ticket being untouched.
pub(super) fn missed(
    policy: &Policy,
    ticket: &Ticket,
    clock: &ClockAnswer,
    agreement: &Agreement,
    due: Instant,
    tell: Vec<MissStep>,
) -> Result<MissAnswer, Error> {
    let late = due.plus(Duration::from_millis(1)).unwrap_or(due);
    let answer = assess(policy, ticket, late, Audience::Internal)?;
    let of = |settlement: &&SettlementAnswer| settlement.agreement == clock.agreement;
    let settlement = answer.settlements.iter().flatten().find(of);
    let amount = settlement.and_then(|settlement| settlement.amount);
    let facts = Facts::new(&Scene::new(policy, ticket, late));
    Ok(MissAnswer {
        tell,
        amount: amount.filter(|amount| !amount.amount().is_zero()),
        next_step_at: settlement.and_then(|settlement| settlement.next_step_at),
        next_amount: settlement.and_then(|settlement| settlement.next_amount),
        news: news(&answer, clock),
        points: points(agreement, clock, &answer.priority.value, &facts),
    })
}

/// What the communication plan wants told of the miss.
fn news(answer: &Assessment, clock: &ClockAnswer) -> Vec<MissNews> {
    let of_miss = answer.communication.iter().filter(|news| {
        news.on == NewsMoment::Breach.as_str() && news.clock.as_deref() == Some(&clock.id) && news.at.is_some()
    });
    let news = of_miss.map(|news| MissNews {
        id: news.id.clone(),
        title: news.title.clone(),
        to: news.to.clone(),
        to_title: news.to_title.clone(),
        channels: news.channels.clone(),
        due: news.due,
    });
    news.collect()
}

/// What the miss counts in each measure of points.
fn points(agreement: &Agreement, clock: &ClockAnswer, priority: &str, facts: &Facts<'_>) -> Vec<MissCount> {
    let mut found = Vec::new();
    for measure in agreement.statement.iter().flat_map(|statement| &statement.measures) {
        let Quantity::Points(rules) = &measure.quantity else { continue };
        let counts = rules
            .iter()
            .filter(|rule| rule.on == clock.metric && rule.when.as_ref().is_none_or(|when| when.judge(facts).is_ok()));
        let sum = counts.map(|rule| rule.of(priority)).reduce(|sum, points| sum.checked_add(points).unwrap_or(sum));
        if let Some(points) = sum.filter(|points| !points.is_zero()) {
            let (measure, title) = (measure.id.clone(), measure.title.clone());
            found.push(MissCount { measure, title, points: points.normalize().to_string() });
        }
    }
    found
}
