//! Paths in YAML data, as a finding names them: `services[2].tier`.

/// One step down into the data.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Step {
    /// Into the value of a key.
    Key(String),
    /// Into an item of a list, counted from nought.
    Index(usize),
}

/// A path from the root of a YAML document.
#[derive(Debug, Clone, PartialEq, Eq, Default, Hash)]
pub struct DataPath(Vec<Step>);

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
        self.0.starts_with(&other.0)
    }

    /// The steps, outermost first.
    pub fn steps(&self) -> &[Step] {
        &self.0
    }

    fn step(&self, step: Step) -> DataPath {
        let mut steps = self.0.clone();
        steps.push(step);
        DataPath(steps)
    }
}

impl std::fmt::Display for DataPath {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (n, step) in self.0.iter().enumerate() {
            match step {
                Step::Key(key) if n == 0 => write!(f, "{key}")?,
                Step::Key(key) => write!(f, ".{key}")?,
                Step::Index(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}
