//! The example's services, read and sorted by code that is none of the program's: what lists are held against.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::support::example_content;

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMany<T> {
    Many(Vec<T>),
    One(T),
}

#[derive(Deserialize)]
pub struct Provider {
    pub id: String,
    #[serde(default)]
    pub services: Vec<Service>,
}

#[derive(Deserialize, Clone)]
pub struct Service {
    pub id: String,
    pub name: String,
    #[serde(rename = "type")]
    kind: String,
    tier: String,
    ages: String,
    #[serde(default)]
    needs: Vec<String>,
    #[serde(default)]
    when: Vec<When>,
    #[serde(default)]
    pub venue: Venue,
    #[serde(default)]
    cost: Vec<Price>,
    route: Route,
    #[serde(default)]
    outcomes: Vec<String>,
    #[serde(default)]
    pub status: String,
}

#[derive(Deserialize, Clone)]
struct When {
    #[serde(default)]
    days: Vec<String>,
    time: Option<String>,
    #[serde(default)]
    term: String,
    #[serde(default)]
    dates: Vec<String>,
}

#[derive(Deserialize, Clone, Default)]
pub struct Venue {
    pub area: Option<String>,
    #[serde(default)]
    pub serves: Vec<String>,
}

#[derive(Deserialize, Clone)]
struct Price {
    amount: f64,
    per: Option<String>,
}

#[derive(Deserialize, Clone)]
struct Route {
    kind: String,
}

#[derive(Deserialize)]
struct Named {
    id: String,
}

#[derive(Deserialize)]
struct Words {
    areas: Vec<Named>,
}

fn yaml<T: for<'de> Deserialize<'de>>(path: &Path) -> T {
    let text = fs::read_to_string(path).unwrap();
    serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

pub fn providers() -> Vec<Provider> {
    let files = fs::read_dir(example_content().join("providers")).unwrap().map(|entry| entry.unwrap().path());
    files
        .flat_map(|file| match yaml(&file) {
            OneOrMany::Many(many) => many,
            OneOrMany::One(one) => vec![one],
        })
        .collect()
}

/// The services that are open or will be again, by their names.
static SERVICES: LazyLock<Vec<Service>> = LazyLock::new(|| {
    let all = providers().into_iter().flat_map(|provider| provider.services);
    let mut open: Vec<Service> = all.filter(|service| service.status != "closed").collect();
    open.sort_by_key(|service| (service.name.to_lowercase(), service.id.clone()));
    open
});

#[derive(Deserialize)]
struct Outcome {
    id: String,
    name: String,
    #[serde(default)]
    also: Vec<String>,
}

#[derive(Deserialize)]
struct Outcomes {
    outcomes: Vec<Outcome>,
}

/// What families gain, with the words that services have for it.
static OUTCOMES: LazyLock<Vec<Outcome>> =
    LazyLock::new(|| yaml::<Outcomes>(&example_content().join("outcomes.yaml")).outcomes);

pub fn services() -> Vec<Service> {
    SERVICES.clone()
}

fn ids(file: &str) -> Vec<String> {
    yaml::<Vec<Named>>(&example_content().join(file)).into_iter().map(|named| named.id).collect()
}

fn within(ages: &str, youngest: u32, oldest: u32) -> bool {
    let number = |text: &str| text.parse::<u32>().unwrap();
    let (from, to) = match (ages.strip_suffix('+'), ages.split_once('-')) {
        (Some(from), _) => (number(from), 999),
        (None, Some((from, to))) => (number(from), number(to)),
        (None, None) => (number(ages), number(ages)),
    };
    from <= oldest && youngest <= to
}

/// Their ids.
pub fn set(services: impl IntoIterator<Item = Service>) -> BTreeSet<String> {
    services.into_iter().map(|service| service.id).collect()
}

/// Every way to narrow the listings, in the order in which it is offered.
pub const FACETS: [&str; 10] =
    ["tier", "type", "area", "need", "age", "day", "time", "price", "route", "outcome"];

/// The values that a way to narrow the listings may have.
pub fn values(facet: &str) -> Vec<String> {
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    match facet {
        "tier" => ids("tiers.yaml"),
        "type" => ids("break-types.yaml"),
        "area" => {
            let words: Words = yaml(&example_content().join("vocabulary.yaml"));
            words.areas.into_iter().map(|area| area.id).collect()
        }
        // The built-in needs, as a writer finds them in the file that a new site starts with.
        "need" => words(&[
            "autism",
            "adhd",
            "learning-disability",
            "physical-disability",
            "complex-health",
            "behaviour-support",
            "deaf",
            "sight-loss",
            "speech-and-language",
            "social-and-emotional",
        ]),
        "age" => words(&["0-4", "5-7", "8-11", "12-15", "16-18", "19-25"]),
        "day" => words(&["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]),
        "time" => words(&[
            "weekday-daytime",
            "after-school",
            "weekday-evening",
            "overnight",
            "weekend",
            "school-holidays",
        ]),
        "price" => {
            words(&["free", "up-to-5", "over-5-to-10", "over-10-to-20", "over-20", "other", "not-given"])
        }
        "outcome" => OUTCOMES.iter().map(|outcome| outcome.id.clone()).collect(),
        "route" => words(&["drop-in", "self-referral", "professional-referral", "assessment"]),
        facet => panic!("{facet} is no way to narrow the listings"),
    }
}

/// Whether a service belongs under a value.
pub fn has(facet: &str, value: &str, service: &Service) -> bool {
    let any = |list: &[String]| list.iter().any(|one| one == value);
    match facet {
        "tier" => service.tier == value,
        "type" => service.kind == value,
        "area" => service.venue.area.as_deref() == Some(value) || any(&service.venue.serves),
        "need" => service.needs.is_empty() || any(&service.needs),
        "age" => {
            let (youngest, oldest) = value.split_once('-').unwrap();
            within(&service.ages, youngest.parse().unwrap(), oldest.parse().unwrap())
        }
        "day" => service.when.iter().any(|when| on(when).contains(value)),
        "time" => service.when.iter().any(|when| at(when, value)),
        "price" => band(&service.cost) == value,
        "outcome" => {
            let outcome = OUTCOMES.iter().find(|outcome| outcome.id == value).unwrap();
            let named = [&outcome.id, &outcome.name].into_iter().chain(&outcome.also);
            let named: BTreeSet<String> = named.map(|name| name.to_lowercase()).collect();
            service.outcomes.iter().any(|word| named.contains(&word.to_lowercase()))
        }
        "route" => match value {
            "self-referral" | "professional-referral" => {
                service.route.kind == value || service.route.kind == "any-referral"
            }
            _ => service.route.kind == value,
        },
        facet => panic!("{facet} is no way to narrow the listings"),
    }
}

/// The days of the week on which something runs.
fn on(when: &When) -> BTreeSet<String> {
    let of_date = |date: &String| {
        let date: jiff::civil::Date = date.parse().unwrap();
        date.strftime("%A").to_string().to_lowercase()
    };
    when.days.iter().cloned().chain(when.dates.iter().map(of_date)).collect()
}

/// Whether something runs in a part of the week. The hours are counted minute by minute.
fn at(when: &When, part: &str) -> bool {
    let days = on(when);
    let weekend = |day: &String| day.starts_with('s');
    match part {
        "weekend" => return days.iter().any(weekend),
        "school-holidays" => return when.term == "school-holidays" || when.term == "all-year",
        _ => {}
    }
    let Some(time) = &when.time else { return false };
    let minute = |clock: &str| {
        let (hour, minute) = clock.split_once(':').unwrap();
        hour.parse::<u32>().unwrap() * 60 + minute.parse::<u32>().unwrap()
    };
    let (from, to) = time.split_once('-').unwrap();
    let (from, to) = (minute(from), minute(to));
    if part == "overnight" {
        return to > 0 && to < from;
    }
    let end = if to < from { 24 * 60 } else { to };
    let hours = match part {
        "weekday-daytime" => 0..15 * 60,
        "after-school" => 15 * 60..18 * 60,
        _ => 18 * 60..24 * 60,
    };
    let there = (from..end).filter(|minute| hours.contains(minute)).count();
    let counts = hours.contains(&from) || there >= 60;
    counts && !days.iter().all(weekend) && !(part == "after-school" && when.term == "school-holidays")
}

/// The band of the lowest price for one time.
fn band(prices: &[Price]) -> &'static str {
    let times = ["session", "day", "night", "visit", "child", "family"];
    let one_time = |price: &&Price| price.per.as_deref().is_some_and(|per| times.contains(&per));
    let lowest = prices.iter().filter(one_time).map(|price| price.amount).reduce(f64::min);
    match lowest {
        _ if prices.is_empty() => "not-given",
        _ if prices.iter().any(|price| price.amount == 0.0) => "free",
        None => "other",
        Some(price) if price <= 5.0 => "up-to-5",
        Some(price) if price <= 10.0 => "over-5-to-10",
        Some(price) if price <= 20.0 => "over-10-to-20",
        Some(_) => "over-20",
    }
}
