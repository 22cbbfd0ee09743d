internal import AppwriteUsers
internal import ArgumentParser
internal import ImportDestinations
internal import UserImport
internal import UserStorage

/// The destination that a plan is held against.
struct CheckArguments: ParsableArguments {
    @Flag(
        help: ArgumentHelp(
            "Ask the destination who is there already, and change nothing: --to hashferry with --database, --to appwrite "
                + "with --endpoint."))
    var checkDestination = false

    @Option(help: "The users database that --check-destination asks.", completion: .file())
    var database: String?

    @OptionGroup var service: ServiceArguments

    /// Refuses what does not belong together.
    func validate(to destination: PlanDestination) throws {
        guard checkDestination else {
            guard database == nil, service.endpoint == nil else {
                throw ValidationError("--database and --endpoint of a plan need --check-destination")
            }
            return
        }
        guard (database == nil) == destination.isService, (service.endpoint != nil) == destination.isService else {
            let needed = destination.isService ? "--endpoint, --project and --key-file" : "--database"
            throw ValidationError("--check-destination needs \(needed) for --to \(destination.name), and no other")
        }
    }

    /// Asks the destination, where that was said; nil otherwise. A service says its version, too.
    func withLookup(_ body: ((any UserLookup)?, _ version: String?) async throws -> Void) async throws {
        if service.endpoint != nil {
            try await service.withClient { client in
                try await body(ServiceLookup(client: client), try? await client.version())
            }
        } else if let database {
            try requireDatabase(database)
            let store = try await UserStore.open(path: database)
            do {
                try await body(StoreLookup(store), nil)
            } catch {
                _ = try? await store.close()
                throw error
            }
            try await store.close()
        } else {
            try await body(nil, nil)
        }
    }
}
