//! The eligibility guide as a graph: where each answer leads, how many questions are left, and what holds on every
//! path to a page. A guide with mistakes in it, such as a loop, has a graph too: nothing here goes round in circles.

use std::collections::HashMap;

use crate::content::eligibility::Eligibility;
use crate::content::words::Words;

/// The heading of a guide.
pub fn title(words: &Words, guide: &Eligibility) -> String {
    guide.title.as_ref().map_or_else(|| words.say("titles.guide"), ToString::to_string)
}

/// A question or an end, by its number: the questions in their order, then the ends in theirs.
pub type Step = usize;

/// The guide, worked out once.
#[derive(Debug)]
pub struct Guide {
    by_id: HashMap<String, Step>,
    questions: usize,
    /// Where each answer of each question leads; nothing where there is no such step.
    leads_to: Vec<Vec<Option<Step>>>,
    /// The steps from which answers lead to a step.
    comes_from: Vec<Vec<Step>>,
    /// The steps that can be reached, so that answers lead forward only, if the guide has no loop.
    order: Vec<Step>,
    left: Vec<Option<Left>>,
    /// The last question that every path to a step has passed.
    passed: Vec<Option<Step>>,
}

/// How many questions are left from a step on, the step itself among them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Left {
    /// On the shortest path.
    pub fewest: usize,
    /// On the longest path.
    pub most: usize,
}

/// What is true of every path to a step: one of these answers was given to this question.
#[derive(Debug, PartialEq, Eq)]
pub struct Settled {
    /// The question.
    pub question: Step,
    /// Those of its answers that lead on to the step, by their numbers; never all of them.
    pub answers: Vec<usize>,
}

/// An answer, as a question and the number of the answer there.
pub type Turn = (Step, usize);

impl Guide {
    /// The graph of a guide.
    pub fn of(guide: &Eligibility) -> Guide {
        let mut by_id = HashMap::new();
        for (step, id) in guide.ids().enumerate() {
            by_id.entry(id.to_string()).or_insert(step);
        }
        let lead = |id: &str| by_id.get(id).copied();
        let of_question = guide.questions.iter().map(|question| {
            question.answers.iter().map(|answer| lead(answer.then.as_str())).collect::<Vec<_>>()
        });
        let leads_to: Vec<_> = of_question.chain(guide.ends.iter().map(|_| Vec::new())).collect();
        let mut comes_from = vec![Vec::new(); leads_to.len()];
        for (from, answers) in leads_to.iter().enumerate() {
            answers.iter().flatten().for_each(|to: &Step| comes_from[*to].push(from));
        }
        let order = order(&leads_to);
        let questions = guide.questions.len();
        let mut graph = Guide {
            left: left(questions, &leads_to, &order),
            passed: Vec::new(),
            by_id,
            questions,
            leads_to,
            comes_from,
            order,
        };
        graph.passed = graph.passed();
        graph
    }

    /// The step with an id.
    pub fn step(&self, id: &str) -> Option<Step> {
        self.by_id.get(id).copied()
    }

    /// Whether a step is a question and no end.
    pub fn is_question(&self, step: Step) -> bool {
        step < self.questions
    }

    /// How many steps there are.
    pub fn steps(&self) -> usize {
        self.leads_to.len()
    }

    /// Where an answer leads, where there is such a step.
    pub fn leads_to(&self, (question, answer): Turn) -> Option<Step> {
        self.leads_to.get(question)?.get(answer).copied()?
    }

    /// How many questions are left from a step on; nothing where a path from there has no end.
    pub fn left(&self, step: Step) -> Option<Left> {
        self.left.get(step).copied()?
    }

    /// The questions and then the ends that can be reached, so that each answer leads to one further down.
    pub fn in_order(&self) -> Vec<Step> {
        let (questions, ends): (Vec<Step>, Vec<Step>) =
            self.order.iter().partition(|step| self.is_question(**step));
        [questions, ends].concat()
    }

    /// What is true of every path to a step, from the first question on.
    pub fn settled(&self, step: Step) -> Vec<Settled> {
        let on_the_way = self.before(step);
        let mut settled = Vec::new();
        let mut at = step;
        while let Some(question) = self.passed.get(at).copied().flatten() {
            let answers = &self.leads_to[question];
            let here = |to: &Option<Step>| to.is_some_and(|to| to == step || on_the_way[to]);
            let leading: Vec<usize> = (0..answers.len()).filter(|n| here(&answers[*n])).collect();
            if leading.len() < answers.len() {
                settled.push(Settled { question, answers: leading });
            }
            at = question;
        }
        settled.reverse();
        settled
    }

    /// Which steps can lead to a step.
    fn before(&self, step: Step) -> Vec<bool> {
        let mut seen = vec![false; self.steps()];
        let mut rest = vec![step];
        while let Some(at) = rest.pop() {
            for from in &self.comes_from[at] {
                if !seen[*from] {
                    seen[*from] = true;
                    rest.push(*from);
                }
            }
        }
        seen
    }

    /// For each step the last question that every path to it has passed: its immediate dominator, by the algorithm of
    /// Cooper, Harvey and Kennedy ("A simple, fast dominance algorithm", 2001), for which one pass is enough here.
    fn passed(&self) -> Vec<Option<Step>> {
        let mut place = vec![usize::MAX; self.steps()];
        self.order.iter().enumerate().for_each(|(n, step)| place[*step] = n);
        let mut passed: Vec<Option<Step>> = vec![None; self.steps()];
        for step in self.order.iter().skip(1) {
            // What comes later leads here through a loop.
            let earlier = self.comes_from[*step].iter().filter(|from| place[**from] < place[*step]);
            passed[*step] = earlier.copied().reduce(|mut one, mut other| {
                while one != other {
                    let later = if place[one] > place[other] { &mut one } else { &mut other };
                    match passed[*later] {
                        Some(before) => *later = before,
                        None => return *later,
                    }
                }
                one
            });
        }
        passed
    }

    /// The steps that no path from the first question reaches.
    pub fn unreached(&self) -> Vec<Step> {
        let mut reached = vec![false; self.steps()];
        self.order.iter().for_each(|step| reached[*step] = true);
        (0..self.steps()).filter(|step| !reached[*step]).collect()
    }

    /// The ways in which answers lead back to where they came from. No question is in two of them.
    pub fn loops(&self) -> Vec<Vec<Turn>> {
        let mut within = vec![true; self.steps()];
        let mut loops = Vec::new();
        loop {
            self.keep_what_goes_on(&mut within);
            let Some(first) = within.iter().position(|within| *within) else { return loops };
            let round = self.round(first, &within);
            round.iter().for_each(|(question, _)| within[*question] = false);
            loops.push(round);
        }
    }

    /// Takes away, again and again, what leads to nothing that is left.
    fn keep_what_goes_on(&self, within: &mut [bool]) {
        let leads = |step: Step, within: &[bool]| {
            self.leads_to[step].iter().flatten().filter(|to| within[**to]).count()
        };
        let mut ways: Vec<usize> = (0..self.steps()).map(|step| leads(step, within)).collect();
        let mut rest: Vec<Step> = (0..self.steps()).filter(|n| within[*n] && ways[*n] == 0).collect();
        while let Some(step) = rest.pop() {
            within[step] = false;
            for from in self.comes_from[step].iter().filter(|from| within[**from]) {
                ways[*from] -= 1;
                if ways[*from] == 0 {
                    rest.push(*from);
                }
            }
        }
    }

    /// A loop that the first answers lead into, from its first question on.
    fn round(&self, first: Step, within: &[bool]) -> Vec<Turn> {
        let mut path: Vec<Turn> = Vec::new();
        let mut at_path: HashMap<Step, usize> = HashMap::new();
        let mut at = first;
        while !at_path.contains_key(&at) {
            let on = |(n, to): (usize, &Option<Step>)| to.filter(|to| within[*to]).map(|to| (n, to));
            let Some((answer, to)) = self.leads_to[at].iter().enumerate().find_map(on) else { return path };
            at_path.insert(at, path.len());
            path.push((at, answer));
            at = to;
        }
        let mut round = path.split_off(at_path[&at]);
        let lowest = (0..round.len()).min_by_key(|n| round[*n].0).unwrap_or(0);
        round.rotate_left(lowest);
        round
    }
}

/// The steps that can be reached from the first question: each after all that lead to it, if there is no loop, and
/// what the first answer leads to before what the second does.
fn order(leads_to: &[Vec<Option<Step>>]) -> Vec<Step> {
    let mut seen = vec![false; leads_to.len()];
    let mut done = Vec::new();
    // A step, and how many of its answers have been followed, from the last one on.
    let mut path: Vec<(Step, usize)> = Vec::new();
    if !leads_to.is_empty() {
        seen[0] = true;
        path.push((0, 0));
    }
    while let Some((step, followed)) = path.last_mut() {
        let answers = &leads_to[*step];
        let Some(answer) = answers.len().checked_sub(*followed + 1) else {
            done.push(*step);
            path.pop();
            continue;
        };
        *followed += 1;
        if let Some(to) = answers[answer].filter(|to| !seen[*to]) {
            seen[to] = true;
            path.push((to, 0));
        }
    }
    done.reverse();
    done
}

fn left(questions: usize, leads_to: &[Vec<Option<Step>>], order: &[Step]) -> Vec<Option<Left>> {
    let mut left: Vec<Option<Left>> = vec![None; leads_to.len()];
    for step in order.iter().rev() {
        if *step >= questions {
            left[*step] = Some(Left { fewest: 0, most: 0 });
            continue;
        }
        // In a loop something is not known yet, and so it stays.
        let after: Option<Vec<Left>> = leads_to[*step].iter().flatten().map(|to| left[*to]).collect();
        let after = after.unwrap_or_default();
        let fewest = after.iter().map(|left| left.fewest + 1).min();
        let most = after.iter().map(|left| left.most + 1).max();
        left[*step] = fewest.zip(most).map(|(fewest, most)| Left { fewest, most });
    }
    left
}
