//! Ids that other programs can hold on to: UUIDs of version 5 (RFC 9562), made of the council's own web address and
//! the short names in the content. They are the same in every build, whatever the listings are called and wherever
//! the site is published, and another council's listing of the same short name has another id.

use uuid::Uuid;

use crate::content::Content;

/// Makes the ids of one council.
#[derive(Debug, Clone, Copy)]
pub struct Ids {
    council: Uuid,
}

impl Ids {
    /// The ids of the council whose content this is.
    pub fn of(content: &Content) -> Ids {
        let website = content.site.council.website.as_str();
        Ids { council: Uuid::new_v5(&Uuid::NAMESPACE_URL, website.as_bytes()) }
    }

    /// The id of the thing that these names lead to, from the kind of thing down to its part.
    pub fn id(&self, names: &[&str]) -> Uuid {
        Uuid::new_v5(&self.council, names.join("/").as_bytes())
    }

    /// The id of a service.
    pub fn service(&self, slug: &str) -> Uuid {
        self.id(&["service", slug])
    }

    /// The id of where a service is. It says nothing of the address, which may be one that nobody is to know.
    pub fn service_at_location(&self, slug: &str) -> Uuid {
        self.id(&["service", slug, "at-location"])
    }
}
