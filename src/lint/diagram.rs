//! Sets of combinations, as decision diagrams: one node for each question that still matters, shared wherever the rest
//! is the same. A space of millions of combinations is a few hundred nodes, and sets are joined without listing either.

use std::collections::HashMap;

/// A set of combinations, by its place in the diagram.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Set(u32);

impl Set {
    /// No combination.
    pub(super) const NONE: Self = Self(0);
    /// Every combination.
    pub(super) const ALL: Self = Self(1);

    pub(super) fn is_none(self) -> bool {
        self == Self::NONE
    }
}

/// The work that was allowed is used up: nothing is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Exhausted;

/// A question: a variable, and what follows for each of its classes.
#[derive(Clone, Debug)]
struct Node {
    variable: usize,
    branches: Box<[Set]>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Join {
    Both,
    Either,
    Without,
}

/// The shared nodes of all sets.
#[derive(Debug)]
pub(super) struct Diagram {
    /// How many classes each variable has.
    sizes: Vec<usize>,
    nodes: Vec<Node>,
    known: HashMap<(usize, Box<[Set]>), Set>,
    joined: HashMap<(Join, Set, Set), Set>,
    /// How many joins may still be worked out.
    left: usize,
    /// How many joins may still be asked for, worked out before or not.
    asks: usize,
}

/// A join that is known costs far less than one that is not, but not nothing.
const ASKS_PER_JOIN: usize = 40;

impl Diagram {
    /// Over variables of so many classes each, with at most so many joins.
    pub(super) fn new(sizes: Vec<usize>, budget: usize) -> Self {
        Self {
            sizes,
            nodes: Vec::new(),
            known: HashMap::new(),
            joined: HashMap::new(),
            left: budget,
            asks: budget * ASKS_PER_JOIN,
        }
    }

    /// The combinations in which a variable's class leads to the set of that class. The sets speak of later variables only.
    pub(super) fn split(&mut self, variable: usize, branches: Vec<Set>) -> Result<Set, Exhausted> {
        if let Some(first) = branches.first().filter(|first| branches.iter().all(|branch| branch == *first)) {
            return Ok(*first);
        }
        let branches = branches.into_boxed_slice();
        if let Some(set) = self.known.get(&(variable, branches.clone())) {
            return Ok(*set);
        }
        self.left = self.left.checked_sub(1).ok_or(Exhausted)?;
        let set = Set(u32::try_from(self.nodes.len() + 2).map_err(|_| Exhausted)?);
        self.nodes.push(Node { variable, branches: branches.clone() });
        self.known.insert((variable, branches), set);
        Ok(set)
    }

    pub(super) fn both(&mut self, a: Set, b: Set) -> Result<Set, Exhausted> {
        self.join(Join::Both, a, b)
    }

    pub(super) fn either(&mut self, a: Set, b: Set) -> Result<Set, Exhausted> {
        self.join(Join::Either, a, b)
    }

    /// What is in `a` and not in `b`.
    pub(super) fn without(&mut self, a: Set, b: Set) -> Result<Set, Exhausted> {
        self.join(Join::Without, a, b)
    }

    fn join(&mut self, how: Join, a: Set, b: Set) -> Result<Set, Exhausted> {
        self.asks = self.asks.checked_sub(1).ok_or(Exhausted)?;
        let (a, b) = if how != Join::Without && b < a { (b, a) } else { (a, b) };
        match (how, a, b) {
            (Join::Both, Set::NONE, _) | (Join::Without, Set::NONE, _) | (Join::Without, _, Set::ALL) => {
                return Ok(Set::NONE);
            }
            (Join::Both, Set::ALL, other) | (Join::Either, Set::NONE, other) | (Join::Without, other, Set::NONE) => {
                return Ok(other);
            }
            (Join::Either, Set::ALL, _) => return Ok(Set::ALL),
            _ if a == b => return Ok(if how == Join::Without { Set::NONE } else { a }),
            _ => {}
        }
        if let Some(set) = self.joined.get(&(how, a, b)) {
            return Ok(*set);
        }
        self.left = self.left.checked_sub(1).ok_or(Exhausted)?;
        let variable = self.variable(a).min(self.variable(b));
        let count = self.sizes.get(variable).copied().unwrap_or_default();
        let mut branches = Vec::with_capacity(count);
        for class in 0..count {
            let (left, right) = (self.branch(a, variable, class), self.branch(b, variable, class));
            branches.push(self.join(how, left, right)?);
        }
        let set = self.split(variable, branches)?;
        self.joined.insert((how, a, b), set);
        Ok(set)
    }

    fn node(&self, set: Set) -> Option<&Node> {
        self.nodes.get(usize::try_from(set.0.checked_sub(2)?).ok()?)
    }

    fn variable(&self, set: Set) -> usize {
        self.node(set).map_or(usize::MAX, |node| node.variable)
    }

    /// What remains of a set when a variable that no earlier question precedes has this class.
    fn branch(&self, set: Set, variable: usize, class: usize) -> Set {
        match self.node(set) {
            Some(node) if node.variable == variable => node.branches.get(class).copied().unwrap_or(Set::NONE),
            _ => set,
        }
    }

    /// One combination of a set: the class of each variable that matters for it, taking the first class that does.
    pub(super) fn example(&self, set: Set) -> Vec<(usize, usize)> {
        let (mut set, mut path) = (set, Vec::new());
        while let Some(node) = self.node(set) {
            let Some(class) = node.branches.iter().position(|branch| !branch.is_none()) else { break };
            path.push((node.variable, class));
            set = node.branches.get(class).copied().unwrap_or(Set::NONE);
        }
        path
    }

    /// How many combinations there are in all.
    pub(super) fn total(&self) -> f64 {
        self.sizes.iter().map(|size| *size as f64).product()
    }

    /// The share of all combinations that a set holds.
    pub(super) fn share(&self, set: Set) -> f64 {
        let mut shares: HashMap<Set, f64> = HashMap::from([(Set::NONE, 0.0), (Set::ALL, 1.0)]);
        // A node is made after the nodes it leads to.
        for (index, node) in self.nodes.iter().enumerate() {
            let sum: f64 = node.branches.iter().filter_map(|branch| shares.get(branch)).sum();
            let of = Set(u32::try_from(index + 2).unwrap_or(u32::MAX));
            shares.insert(of, sum / node.branches.len().max(1) as f64);
        }
        shares.get(&set).copied().unwrap_or_default()
    }
}
