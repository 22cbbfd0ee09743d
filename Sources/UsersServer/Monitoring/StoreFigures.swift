internal import Foundation
internal import Synchronization
internal import UserStorage

/// How large the database is, and how many users are in it.
final class StoreFigures: MetricsSource {
    private struct Count {
        var users: Int?
        var last: ContinuousClock.Instant?
        var isUnderWay = false
    }

    /// How old a count may grow; ours: with ten million users one takes a second.
    private static let maximumAge = Duration.seconds(60)

    private let store: UserStore
    private let path: String
    private let count = Mutex(Count())

    init(of store: UserStore, at path: String) {
        self.store = store
        self.path = path
    }

    /// Bytes of the database's file; nil where it is gone.
    var size: Int? { Self.size(of: path) }

    /// Counts the users; nil where the store does not answer.
    func countUsers() async -> Int? {
        let users = try? await store.userCount()
        count.withLock { $0 = Count(users: users ?? $0.users, last: .now) }
        return users
    }

    /// Nobody waits for the count: what is told is the last one, while a new one is under way.
    func write(to text: inout MetricsText) {
        typealias Sample = MetricsText.Sample
        text.write(.databaseSize, size.map { [Sample($0)] } ?? [])
        text.write(.databaseLogSize, [Sample(Self.size(of: path + "-wal") ?? 0)])
        let (users, isOld) = count.withLock { count in
            let isOld = !count.isUnderWay && (count.last.map { .now - $0 > Self.maximumAge } ?? true)
            if isOld { count.isUnderWay = true }
            return (count.users, isOld)
        }
        text.write(.users, users.map { [Sample($0)] } ?? [])
        if isOld { Task { await countUsers() } }
    }

    private static func size(of path: String) -> Int? {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return (attributes?[.size] as? NSNumber)?.intValue
    }
}
