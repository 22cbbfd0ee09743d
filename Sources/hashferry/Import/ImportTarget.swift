internal import ImportDestinations
internal import UserImport

/// Where an import goes, ready to take users.
struct ImportTarget<Plan: ImportPlan> {
    let destination: any UserDestination<Plan>
    /// Makes the destination's planner of what is said for every destination.
    let planner: (ImportPolicy) -> any ImportPlanning<Plan>
    /// How the census names it.
    let name: CensusDestination
    /// What tells the target from every other: a journal is resumed with the same only.
    let identity: [String]
    /// The same in words for whoever undoes the import.
    let place: [String: String]
    let batchSize: Int
    /// The transport of a service, which says how the delivery stands.
    var delivery: AdaptiveTransport<ContinuousClock>?
    /// Ends a delivery to a service in the middle of a batch.
    var stop: DeliveryStop?
}
