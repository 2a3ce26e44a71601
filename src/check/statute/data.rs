//! What an element asks of the data, beside a section that covers it.

use super::{Hearing, running};
use crate::check::accessibility;
use crate::content::Listing;
use crate::content::law::Asks;
use crate::content::tiers::Tier;
use crate::diagnostic::{Place, Severity};
use crate::site::easy_read::is_of_the_statement;

impl Hearing<'_, '_> {
    pub(super) fn data(&mut self, asks: Asks) {
        let content = self.site.content;
        match asks {
            Asks::Services => {
                let place = self.folder("providers");
                self.some(
                    running(self.site).next().map(|listing| listing.place("id")),
                    place,
                    "no service runs now",
                    "list the services that families can use",
                );
            }
            Asks::Duties => content.law.duties.iter().for_each(|duty| self.duty(duty)),
            Asks::Criteria => self.each_tier(
                |tier| tier.criteria.is_some(),
                "does not say what it asks of a child or family",
                "add `criteria:` with a list, or `criteria: []` where nothing is asked",
            ),
            Asks::Decisions => self.each_tier(
                |tier| tier.is_open_to_all() || tier.decides.is_some(),
                "does not say who decides",
                "add `decides:` with the team or panel",
            ),
            Asks::Amounts => self.each_tier(
                |tier| tier.is_open_to_all() || tier.amount.is_some(),
                "does not say how much support it gives",
                "add `amount:` with a `text:` or amounts `by-age:`",
            ),
            Asks::Redress => {
                self.each_tier(
                    |tier| tier.is_open_to_all() || tier.takes.is_some(),
                    "does not say how long a decision takes",
                    "add `takes:`, such as `10 working days`",
                );
                self.each_tier(
                    |tier| tier.is_open_to_all() || tier.if_refused.is_some(),
                    "does not say what to do after a refusal",
                    "add `if-refused:` with the page that tells",
                );
            }
            Asks::Examples => self.each_tier(
                |tier| !tier.examples.is_empty(),
                "has no example",
                "add `examples:` with a short story of a child, without a name",
            ),
            Asks::Costs => self.each_service(
                |listing| !listing.service.cost.is_empty(),
                "does not say what it costs",
                "add `cost:`; an amount of 0 is free",
            ),
            Asks::Checked => self.each_service(
                |listing| listing.service.last_checked(listing.provider).is_some(),
                "does not say when its listing was last checked",
                "add `checked:` to it or to its organisation, with the day",
            ),
            Asks::ReviewDates => self.review_dates(),
            Asks::Consultations => {
                let first = content.participation.consultations.first();
                let place = first.map(|_| {
                    Place::value(
                        &content.participation.file,
                        content.participation.path.key("consultations").index(0),
                    )
                });
                let nowhere = self.folder("participation.yaml");
                self.some(
                    place,
                    nowhere,
                    "no consultation of carers is recorded",
                    "add one to `consultations:` in `participation.yaml`, with its day and what changed",
                );
            }
            Asks::Comments => self.comments(),
            Asks::AccessibilityStatement => self.accessibility(),
            Asks::Team => self.team(),
            Asks::Glossary => {
                let place = content.glossary.first().map(|term| term.place("term"));
                let nowhere = self.folder("glossary.yaml");
                self.some(
                    place,
                    nowhere,
                    "no word is explained",
                    "write `glossary.yaml` with the words that families may not know",
                );
            }
            Asks::EasyRead => self.easy_read(),
            Asks::Figures => {
                let place = content.evidence.first().map(|set| set.place("source"));
                let nowhere = self.folder("evidence");
                self.some(
                    place,
                    nowhere,
                    "there is no table of figures",
                    "add one to `evidence/`, with its source and period",
                );
            }
        }
    }

    /// A document that says in easy words what the statement says, or a section that tells how to get one.
    fn easy_read(&mut self) {
        let documents = &self.site.content.easy_read;
        let summary = documents.iter().find(|document| is_of_the_statement(self.site, document));
        self.met_at.extend(summary.map(|document| document.place("title")));
        for (id, name) in self.element.parts() {
            match self.covered(id) {
                Ok(Some(place)) => self.met_at.push(place),
                _ if summary.is_some() => {}
                Err(_) => self.section(id, name.as_str(), self.element.citation.as_str()),
                Ok(None) => {
                    let message = "nothing says in Easy Read what the statement says".to_owned();
                    let help = format!(
                        "write a document in `easy-read/` with `stands-for: [site:statement]`, or say in a section with \
                         `covers: [{id}]` how to get one"
                    );
                    let place = self.folder("easy-read");
                    self.gap(place, message, help, self.element.citation.as_str());
                }
            }
        }
    }

    fn review_dates(&mut self) {
        let statement = &self.site.content.statement;
        for (key, date) in
            [("last-reviewed", statement.last_reviewed), ("next-review", statement.next_review)]
        {
            let place = date.map(|_| statement.place(key));
            let help = format!("add `{key}: 2026-03-01` to `statement.yaml`, with the right day");
            self.some(
                place,
                Place::file(statement.file.clone()),
                &format!("the statement does not say `{key}`"),
                &help,
            );
        }
    }

    fn comments(&mut self) {
        let participation = &self.site.content.participation;
        let place = |n| Place::value(&participation.file, participation.path.key("comments").index(n));
        let nowhere = self.folder("participation.yaml");
        let first = participation.comments.first().map(|_| place(0));
        self.some(
            first,
            nowhere,
            "no comment of a family is published",
            "add what families said to `comments:` in `participation.yaml`, naming nobody",
        );
        for (n, _) in
            participation.comments.iter().enumerate().filter(|(_, comment)| comment.response.is_none())
        {
            self.gap(
                place(n),
                "this comment has no answer".to_owned(),
                "add `response:` with what the council says to it".to_owned(),
                self.element.citation.as_str(),
            );
        }
    }

    /// A page of text may say anything, so only the data counts.
    fn accessibility(&mut self) {
        let content = self.site.content;
        if let Some(written) = &content.accessibility {
            self.met_at.push(Place::file(written.file.clone()));
            let found = accessibility::check(self.site).into_iter();
            self.gaps.extend(found.filter(|found| found.severity == Severity::Legal));
            return;
        }
        let page = content.pages.iter().find(|page| page.id.as_str() == "accessibility");
        let (place, message) = match page {
            Some(page) => (
                Place::file(page.file.clone()),
                "this page is not in the form that the law sets, because it is a text of your own",
            ),
            None => (self.folder("accessibility.yaml"), "there is no accessibility statement"),
        };
        let help = "write the facts in `accessibility.yaml`; the page is made of them in the right form";
        self.gap(place, message.to_owned(), help.to_owned(), self.element.citation.as_str());
    }

    fn team(&mut self) {
        let site = &self.site.content.site;
        let contact = &site.contact;
        let wanted = [
            (contact.name.is_some(), "name", "the team has no name", "add `name:` under `contact:`"),
            (
                contact.phone.is_some(),
                "phone",
                "the team has no phone number",
                "add `phone:` under `contact:`",
            ),
            (
                contact.email.is_some(),
                "email",
                "the team has no email address",
                "add `email:` under `contact:`",
            ),
            (
                contact.text.is_some() || contact.sign_language.is_some(),
                "text",
                "there is no way to ask for people who cannot use a phone",
                "add `text:` with a number for text messages, or `sign-language:`, under `contact:`",
            ),
        ];
        for (there, key, message, help) in wanted {
            let place = there.then(|| site.place(&format!("contact.{key}")));
            self.some(place, site.place("contact"), message, help);
        }
    }

    fn each_tier(&mut self, has: impl Fn(&Tier) -> bool, lacks: &str, help: &str) {
        for tier in &self.site.content.tiers {
            let place = has(tier).then(|| tier.place("id"));
            self.some(place, tier.place("id"), &format!("the tier `{}` {lacks}", tier.id), help);
        }
    }

    fn each_service(&mut self, has: impl Fn(&Listing) -> bool, lacks: &str, help: &str) {
        let (fine, lacking): (Vec<Listing>, Vec<Listing>) =
            self.site.listings.iter().partition(|listing| has(listing));
        self.met_at.extend(fine.first().filter(|_| lacking.is_empty()).map(|listing| listing.place("id")));
        for listing in lacking {
            let message = format!("the service `{}` {lacks}", listing.service.id);
            self.gap(listing.place("id"), message, help.to_owned(), self.element.citation.as_str());
        }
    }
}
