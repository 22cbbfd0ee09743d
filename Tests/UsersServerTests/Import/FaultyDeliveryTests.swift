import AppwriteTransport
import AppwriteUsers
import Foundation
import ImportDestinations
import JSONText
import Testing
import UserImport
import UsersServer

/// Whatever happens between an import and a service, the service holds in the end what an undisturbed run leaves there.
@Suite(.serialized) struct FaultyDeliveryTests {
    /// How many users an export has; `scripts/test --long` asks for more.
    private static let userCount =
        ProcessInfo.processInfo.environment["HASHFERRY_DELIVERY_USERS"].flatMap { Int($0) } ?? 280

    /// Those of `HASHFERRY_SEED` where that is set.
    private static let seeds: [UInt64] =
        ProcessInfo.processInfo.environment["HASHFERRY_SEED"].flatMap { UInt64($0) }.map { [$0] } ?? [1, 2, 3]

    /// One of ten requests: a network and a server that nobody would go on with.
    private static let share = 0.1

    @Test(arguments: seeds) func nobodyIsLostOrDoubled(seed: UInt64) async throws {
        print("FaultyDeliveryTests: HASHFERRY_SEED=\(seed), \(Self.userCount) users")
        let export = VariousUsers.export(Self.userCount)
        let expected = try await ServiceUnderTest.run { service in
            let summary = try await Self.carry(export, to: service, by: ServiceUnderTest.transport)
            return (users: try await Self.users(of: service), summary: summary)
        }
        #expect(expected.summary.created == Self.userCount && expected.users.count == Self.userCount)
        let kinds = Set(expected.users.compactMap(\.hash))
        #expect(kinds.isSuperset(of: ["md5", "sha", "phpass", "bcrypt", "scrypt", "scryptMod", "argon2"]), "\(kinds)")

        try await ServiceUnderTest.run { service in
            let faulty = FaultyTransport(ServiceUnderTest.transport, seed: seed, share: Self.share)
            let summary = try await Self.carry(export, to: service, by: faulty)
            await faulty.settle()
            let users = try await Self.users(of: service)
            #expect(users.map(\.id) == expected.users.map(\.id))
            for (user, other) in zip(users, expected.users) where user != other {
                Issue.record("\(user.id) differs: \(Self.differences(user, other))")
            }
            // Who was made by an attempt that did not say so is there already for the next one.
            #expect(summary.created + summary.unchanged == Self.userCount, "\(summary)")
            #expect(summary.conflicts == 0 && summary.rejected == 0, "\(summary)")
            for fault in FaultyTransport.Fault.allCases { #expect(faulty.counts[fault, default: 0] > 0, "\(fault)") }
        }
    }

    private static func carry(
        _ export: String, to service: ServiceUnderTest, by transport: any HTTPTransport
    ) async throws -> ImportSummary {
        let source = try SourceReader(
            JSONLinesSource.self, reading: ByteReader(bytes: Array(export.utf8)), options: SourceOptions())
        let adaptive = AdaptiveTransport(transport, ceiling: 8, maximumPause: .seconds(60))
        let client = UsersClient(
            endpoint: service.endpoint, project: service.project, key: service.key, transport: adaptive,
            retry: .patient(for: .seconds(3600)), wait: { _ in await Task.yield() })
        let importer = Importer(
            rows: PlannedRows(source: source, planner: AppwritePlanner()),
            destination: ServiceDestination(client: client), batchSize: ServiceDestination.batchSize)
        return try await importer.run(settled: { _ in }, progressed: { _ in })
    }

    /// The users, without what no two runs have in common: times, and hashes of passwords in plain text.
    private static func users(of service: ServiceUnderTest) async throws -> [User] {
        let client = UsersClient(
            endpoint: service.endpoint, project: service.project, key: service.key,
            transport: ServiceUnderTest.transport)
        let start = Timestamp(milliseconds: 0)
        var users: [User] = []
        for try await user in client.listAll() {
            var user = user
            (user.createdAt, user.updatedAt) = (start, start)
            (user.registration, user.passwordUpdate, user.accessedAt) = (nil, nil, nil)
            user.targets = []
            if user.password?.hasPrefix(VariousUsers.ownHashes) == true { user.password = "own" }
            users.append(user)
        }
        return users.sorted { $0.id < $1.id }
    }

    /// The names of the fields in which two users differ.
    private static func differences(_ user: User, _ other: User) -> [String] {
        user.json.members.filter { $0.value != other.json[$0.key] }.map(\.key)
    }
}

extension ServiceUnderTest {
    /// The base of its API.
    fileprivate var endpoint: String { "http://127.0.0.1:\(port)\(UsersService.basePath)" }
}
