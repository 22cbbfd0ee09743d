import Dispatch
import GRDB
import Synchronization
import Testing
import UserImport

@testable import UserStorage

@Suite struct GroupCommitTests {
    private struct Refusal: Error, Equatable {}

    /// Counts the commits of a store, or makes them fail.
    private final class CommitObserver: TransactionObserver, Sendable {
        let count = Atomic(0)
        let refuses = Atomic(false)

        func observes(eventsOfKind kind: DatabaseEventKind) -> Bool { true }
        func databaseDidChange(with event: DatabaseEvent) {}
        func databaseWillCommit() throws { if refuses.load(ordering: .relaxed) { throw Refusal() } }
        func databaseDidCommit(_ database: Database) { count.add(1, ordering: .relaxed) }
        func databaseDidRollback(_ database: Database) {}
    }

    /// In a function of its own, since asynchronous ones may not block; here the writer's own thread signals.
    private static func wait(for semaphore: DispatchSemaphore) { semaphore.wait() }

    /// Holds the writer until `others` have taken their places behind it.
    private func withWriterHeld(
        _ store: UserStore, _ others: () -> [Task<Void, any Error>]
    ) async throws -> [Result<Void, any Error>] {
        let (started, gate) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        let first = Task.immediate {
            try await store.write { transaction in
                started.signal()
                gate.wait()
                try transaction.insertProvider(id: "first", name: "", type: "email")
            }
        }
        Self.wait(for: started)
        let tasks = others()
        gate.signal()
        try await first.value
        var results: [Result<Void, any Error>] = []
        for task in tasks { results.append(await task.result) }
        return results
    }

    private func insertion(of id: String, in store: UserStore, then error: (any Error)? = nil) -> Task<Void, any Error>
    {
        Task.immediate {
            try await store.write { transaction in
                _ = try transaction.insert(NewUser(id: id), at: .test)
                if let error { throw error }
            }
        }
    }

    @Test(arguments: [(1, 1), (64, 1), (256, 1), (257, 2), (600, 3)])
    func writesThatWaitShareACommit(writes: Int, commits: Int) async throws {
        try await withStore { store, _ in
            let observer = CommitObserver()
            store.database.add(transactionObserver: observer)
            let results = try await withWriterHeld(store) { (0..<writes).map { insertion(of: "u\($0)", in: store) } }
            for result in results { try result.get() }
            // One more is that of the write which held the others up.
            #expect(observer.count.load(ordering: .relaxed) == commits + 1)
            #expect(try await store.count() == writes)
        }
    }

    @Test func aBodyThatFailsLeavesTheOthers() async throws {
        try await withStore { store, path in
            let results = try await withWriterHeld(store) {
                (0..<9).map { insertion(of: "u\($0)", in: store, then: $0 % 3 == 1 ? Refusal() : nil) }
            }
            for (number, result) in results.enumerated() {
                if number % 3 == 1 {
                    #expect(throws: Refusal()) { try result.get() }
                } else {
                    try result.get()
                }
                let isThere = try await UserStore(path: path).user(id: "u\(number)") != nil
                #expect(isThere == (number % 3 != 1))
            }
        }
    }

    /// As SQLite does of itself when the disk is full.
    @Test func aBodyThatLosesTheTransactionFailsAllOfThem() async throws {
        try await withStore { store, path in
            try RawDatabase.execute(
                path,
                """
                CREATE TRIGGER boom BEFORE INSERT ON users WHEN NEW.id = 'u2'
                BEGIN SELECT RAISE(ROLLBACK, 'secret'); END
                """)
            let results = try await withWriterHeld(store) { (0..<5).map { insertion(of: "u\($0)", in: store) } }
            for result in results {
                let error = #expect(throws: StoreError.self) { try result.get() }
                if let error { #expect(!"\(error)".contains("secret")) }
            }
            #expect(try await store.count() == 0)
            try await insertion(of: "u0", in: store).value
            #expect(try await UserStore(path: path).count() == 1)
        }
    }

    @Test func aBodyThatHidesTheLossOfTheTransactionFailsToo() async throws {
        try await withStore { store, path in
            try RawDatabase.execute(
                path,
                "CREATE TRIGGER boom BEFORE INSERT ON users WHEN NEW.id = 'boom' BEGIN SELECT RAISE(ROLLBACK, ''); END")
            let results = try await withWriterHeld(store) {
                let hiding = Task.immediate {
                    try await store.write { _ = try? $0.insert(NewUser(id: "boom"), at: .test) }
                }
                return [insertion(of: "u0", in: store), hiding, insertion(of: "u1", in: store)]
            }
            for result in results { #expect(throws: StoreError.self) { try result.get() } }
            #expect(try await store.count() == 0)
        }
    }

    @Test func aCommitThatFailsFailsAllOfThem() async throws {
        try await withStore { store, _ in
            let observer = CommitObserver()
            store.database.add(transactionObserver: observer)
            let results = try await withWriterHeld(store) {
                let refusing = Task.immediate {
                    try await store.write { _ in observer.refuses.store(true, ordering: .relaxed) }
                }
                return [insertion(of: "u0", in: store), refusing, insertion(of: "u1", in: store)]
            }
            for result in results { #expect(throws: StoreError.self) { try result.get() } }
            #expect(try await store.count() == 0)
            observer.refuses.store(false, ordering: .relaxed)
            try await insertion(of: "u0", in: store).value
            #expect(try await store.count() == 1)
        }
    }

    @Test func everyAnsweredWriteIsInTheFile() async throws {
        try await withStore { store, path in
            let ids = try await withThrowingTaskGroup(of: String.self) { group in
                for number in 0..<1000 {
                    group.addTask {
                        try await store.write { try $0.insert(NewUser(id: "u\(number)"), at: .test).id }
                    }
                }
                return try await group.reduce(into: Set<String>()) { $0.insert($1) }
            }
            #expect(ids.count == 1000)
            let other = try UserStore(path: path)
            #expect(try await other.count() == 1000)
            for id in ids { #expect(try await other.user(id: id)?.id == id) }
        }
    }

    @Test func aCancelledCallerGetsTheAnswerAllTheSame() async throws {
        try await withStore { store, _ in
            let results = try await withWriterHeld(store) {
                let tasks = (0..<10).map { insertion(of: "u\($0)", in: store) }
                for task in tasks { task.cancel() }
                return tasks
            }
            for result in results { try result.get() }
            #expect(try await store.count() == 10)
        }
    }

    @Test func anImportAndTheServiceWriteSideBySide() async throws {
        try await withStore { store, _ in
            try await withThrowingTaskGroup { group in
                for number in 0..<100 {
                    group.addTask { _ = try await StoreDestination(store: store).apply(.user("i\(number)")) }
                    group.addTask {
                        _ = try await store.write { try $0.insert(NewUser(id: "s\(number)"), at: .test) }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await store.count() == 200)
        }
    }

    @Test func afterItsEndEveryCallFails() async throws {
        try await withStore { store, path in
            try await insertion(of: "u0", in: store).value
            try await store.close()
            await #expect(throws: StoreError.self) { try await store.write { try $0.user(id: "u0") } }
            await #expect(throws: StoreError.self) { try await store.read { try $0.user(id: "u0") } }
            await #expect(throws: StoreError.self) { try await store.count() }
            #expect(try await UserStore(path: path).count() == 1)
        }
    }
}
