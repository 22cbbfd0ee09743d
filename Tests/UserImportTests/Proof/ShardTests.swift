import ImportDestinations
import Testing

@testable import UserImport

@Suite struct ShardTests {
    /// Computed with Python: int.from_bytes(hashlib.sha256(key).digest()[:8], "big") % count.
    @Test(arguments: [
        ("u1", [0, 0, 2, 42, 51_898]), ("u2", [0, 1, 7, 255, 40_447]), ("ada", [0, 0, 6, 398, 22_494]),
        ("ADA", [0, 0, 6, 398, 22_494]), ("auth0|5f", [0, 1, 5, 485, 61_781]),
        ("a@x.example", [0, 0, 6, 550, 22_086]), ("+4917012345", [0, 0, 2, 314, 45_226]), ("é", [0, 1, 3, 51, 50_003]),
    ])
    func isTheSameOnEveryMachine(_ key: String, _ expected: [Int]) throws {
        for (count, index) in zip([1, 2, 8, 1000, 65_536], expected) {
            #expect(try Shard.index(of: key, count: count) == index)
        }
    }

    @Test func thereAreAsManyShardsAsAreCounted() {
        #expect(Shard(index: 0, count: 1) != nil && Shard(index: 7, count: 8) != nil)
        for (index, count) in [(8, 8), (-1, 8), (0, 0), (0, 65_537), (1, 1)] {
            #expect(Shard(index: index, count: count) == nil)
        }
    }

    @Test(arguments: [
        ("users.journal", "users.3-of-8.journal"), ("a.b/report", "a.b/report.3-of-8"),
        ("/x/report.old.json", "/x/report.old.3-of-8.json"), (".journal", ".journal.3-of-8"), ("r", "r.3-of-8"),
    ])
    func namesItsFiles(_ name: String, _ expected: String) throws {
        #expect(try #require(Shard(index: 3, count: 8)).path(name) == expected)
    }

    /// Every row is in one part, with the number that it has in the whole; those without anything to go by in the first.
    @Test(arguments: [1, 2, 8]) func everyRowIsInOnePart(_ count: Int) throws {
        var nameless = UserRecord()
        nameless.name = "nobody"
        let rows = ImportRows.all + [.record(nameless)]
        var numbers: [[Int]] = []
        for index in 0..<count {
            let part = ShardedRows(RowsInMemory(rows), shard: try #require(Shard(index: index, count: count)))
            var found: [Int] = []
            while let row = try part.next() { found.append(row.number) }
            numbers.append(found)
        }
        #expect(numbers.flatMap(\.self).sorted() == Array(1...rows.count))
        #expect(numbers.allSatisfy { $0 == $0.sorted() })
        #expect(numbers[0].contains(3) && numbers[0].contains(12))
        if count == 8 {
            // u1 twice, and u11, whose digests Python computes.
            #expect(numbers[2].contains(1) && numbers[2].contains(10) && numbers[7].contains(2))
        }
    }

    /// The counts of the parts are those of the whole.
    @Test func sumsAreThoseOfTheWhole() throws {
        func counts(_ source: any UserRows) throws -> ImportSummary {
            var summary = ImportSummary()
            let rows = PlannedRows(source: source, planner: AppwritePlanner())
            while let row = try rows.next() { summary.count(SettledRow(planned: row).result) }
            return summary
        }
        var sum = ImportSummary()
        for index in 0..<8 {
            let part = ShardedRows(RowsInMemory(ImportRows.all), shard: try #require(Shard(index: index, count: 8)))
            sum = try #require(sum.adding(counts(part)))
        }
        #expect(try sum == counts(RowsInMemory(ImportRows.all)))
        #expect(sum.rows == 11)
        var large = ImportSummary()
        large.rows = 1 << 53
        #expect(large.adding(large) == nil)
    }
}
