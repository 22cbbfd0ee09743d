internal import ArgumentParser
internal import ImportDestinations
internal import UserImport
internal import UserStorage

/// A destination that a plan can be made for.
struct PlanDestination: Sendable {
    /// The name on the command line.
    let name: String
    /// How the census names it.
    let title: String
    /// One line of help.
    let summary: String
    /// Whether it is a service of the Users API.
    var isService = false
    /// Makes its planner of what is said for every destination, and of a service.
    let planner: @Sendable (ImportPolicy, AppwriteTarget) -> any ImportPlanning
}

/// The destinations, by their name on the command line; the only place that lists them.
enum DestinationRegistry {
    /// Every destination, the default first.
    static let all = [appwrite, hashferry]

    /// A service of the Users API.
    static let appwrite = PlanDestination(
        name: "appwrite", title: "a service of the Users API", summary: "a service of the Users API",
        isService: true
    ) { AppwritePlanner(policy: $0, target: $1) }

    /// A users database of ours, as `import --database` fills it.
    static let hashferry = PlanDestination(
        name: "hashferry", title: "a users database", summary: "a users database of ours"
    ) { policy, _ in StorePlanner(policy: policy) }
}

extension PlanDestination: ExpressibleByArgument {
    init?(argument: String) {
        guard let found = DestinationRegistry.all.first(where: { $0.name == argument }) else { return nil }
        self = found
    }

    static var allValueStrings: [String] { DestinationRegistry.all.map(\.name) }

    var defaultValueDescription: String { name }
}
