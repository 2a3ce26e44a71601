//! Which listings have something in common, so that nothing has to go through all of them to find those.

use std::collections::HashMap;

use super::members::Members;
use crate::content::Listing;
use crate::content::break_types::BreakTypeId;
use crate::content::providers::ProviderId;
use crate::content::services::ServiceStatus;
use crate::content::vocabulary::AreaId;

/// Listings by their numbers in the site, in its order.
#[derive(Debug, Default)]
pub struct Groups<'a> {
    of_type: HashMap<&'a BreakTypeId, Vec<usize>>,
    of_type_in: HashMap<&'a BreakTypeId, HashMap<&'a AreaId, Vec<usize>>>,
    of_provider: HashMap<&'a ProviderId, Vec<usize>>,
    of_status: HashMap<ServiceStatus, Members>,
}

impl<'a> Groups<'a> {
    pub(super) fn of(listings: &[Listing<'a>]) -> Groups<'a> {
        let having = |status| move |n: usize| listings[n].service.status == status;
        let members = Members::of_each(listings.len(), &ServiceStatus::ALL.map(having));
        let of_status =
            ServiceStatus::ALL.into_iter().zip(members).filter(|(_, members)| !members.is_empty());
        let of_status = of_status.collect();
        let mut groups = Groups { of_status, ..Groups::default() };
        for (n, Listing { provider, service, .. }) in listings.iter().enumerate() {
            groups.of_type.entry(&service.break_type).or_default().push(n);
            groups.of_provider.entry(&provider.item.id).or_default().push(n);
            if let Some(area) = service.area() {
                groups.of_type_in.entry(&service.break_type).or_default().entry(area).or_default().push(n);
            }
        }
        groups
    }

    /// Those of a type of break.
    pub fn of_type(&self, kind: &BreakTypeId) -> &[usize] {
        numbers(self.of_type.get(kind))
    }

    /// Those of a type of break in an area.
    pub fn of_type_in(&self, kind: &BreakTypeId, area: &AreaId) -> &[usize] {
        numbers(self.of_type_in.get(kind).and_then(|areas| areas.get(area)))
    }

    /// Those that have a status; nothing where there are none.
    pub fn of_status(&self, status: ServiceStatus) -> Option<&Members> {
        self.of_status.get(&status)
    }

    /// Those of an organisation.
    pub fn of_provider(&self, id: &ProviderId) -> &[usize] {
        numbers(self.of_provider.get(id))
    }
}

fn numbers(group: Option<&Vec<usize>>) -> &[usize] {
    group.map_or(&[], Vec::as_slice)
}
