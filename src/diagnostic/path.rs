//! Paths in YAML data, as a finding names them: `services[2].tier`.

use std::sync::Arc;

/// One step down into the data.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Step {
    /// Into the value of a key.
    Key(String),
    /// Into an item of a list, counted from nought.
    Index(usize),
}

/// A path from the root of a YAML document. Paths share what they have in common, since every text has one.
#[derive(Debug, Clone, PartialEq, Eq, Default, Hash)]
pub struct DataPath(Option<Arc<(DataPath, Step)>>);

impl DataPath {
    /// The document itself.
    pub fn root() -> DataPath {
        DataPath::default()
    }

    /// The path to `key` below this one.
    pub fn key(&self, key: &str) -> DataPath {
        self.step(Step::Key(key.to_owned()))
    }

    /// The path to an item of the list at this path.
    pub fn index(&self, index: usize) -> DataPath {
        self.step(Step::Index(index))
    }

    /// The path to what a dotted name such as `cost.amount` leads to.
    pub fn dotted(&self, names: &str) -> DataPath {
        names.split('.').fold(self.clone(), |path, name| path.key(name))
    }

    /// Whether this path leads through another.
    pub fn starts_with(&self, other: &DataPath) -> bool {
        self == other || self.0.as_ref().is_some_and(|last| last.0.starts_with(other))
    }

    /// The path to what holds the value at this one; nothing above the document itself.
    pub fn parent(&self) -> Option<DataPath> {
        self.0.as_ref().map(|last| last.0.clone())
    }

    /// The path that starts with this one and goes on with another.
    pub fn join(&self, other: &DataPath) -> DataPath {
        other.steps().into_iter().fold(self.clone(), |path, step| path.step(step.clone()))
    }

    /// The steps, outermost first.
    pub fn steps(&self) -> Vec<&Step> {
        let mut steps: Vec<&Step> =
            std::iter::successors(self.0.as_deref(), |(parent, _)| parent.0.as_deref())
                .map(|(_, step)| step)
                .collect();
        steps.reverse();
        steps
    }

    fn step(&self, step: Step) -> DataPath {
        DataPath(Some(Arc::new((self.clone(), step))))
    }
}

impl std::fmt::Display for DataPath {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (n, step) in self.steps().into_iter().enumerate() {
            match step {
                Step::Key(key) if n == 0 => write!(f, "{key}")?,
                Step::Key(key) => write!(f, ".{key}")?,
                Step::Index(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}
