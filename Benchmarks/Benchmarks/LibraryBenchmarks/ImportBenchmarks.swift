internal import Benchmark
internal import ImportDestinations
internal import PasswordHashing
internal import SyntheticUsers
internal import UserImport

/// The readers of export files, from memory, and the planner, on rows that have been read.
func importBenchmarks() {
    let rows = 10_000
    let configuration = Benchmark.Configuration.times(upTo: .seconds(1))
    Benchmark("read jsonl ×\(rows)", configuration: configuration) { benchmark, bytes in
        try read(SourceReader(JSONLinesSource.self, reading: ByteReader(bytes: bytes), options: SourceOptions()), rows)
    } setup: {
        bytes(rows) { user, _ in user.jsonLine }
    }
    Benchmark("read csv ×\(rows)", configuration: configuration) { benchmark, bytes in
        try read(SourceReader(CSVSource.self, reading: ByteReader(bytes: bytes), options: SourceOptions()), rows)
    } setup: {
        Array((SyntheticUser.columns + "\n").utf8) + bytes(rows) { user, _ in user.csvLine }
    }
    Benchmark("read firebase ×\(rows)", configuration: configuration) { benchmark, bytes in
        var options = SourceOptions()
        options.firebaseHashConfig = try firebaseConfig
        try read(SourceReader(FirebaseSource.self, reading: ByteReader(bytes: bytes), options: options), rows)
    } setup: {
        let members = bytes(rows) { user, random in user.firebaseMember(&random) + "," }
        return Array("{\"users\":[".utf8) + members.dropLast() + Array("]}".utf8)
    }
    Benchmark("plan ×\(rows)", configuration: configuration) { benchmark, records in
        let planner = AppwritePlanner()
        for record in records { blackHole(try planner.plan(record)) }
    } setup: {
        try records(rows)
    }
}

/// Fewer rows than there are, or one that was refused, would be measured for nothing.
private struct WrongRows: Error {}

private func read(_ source: SourceReader, _ rows: Int) throws {
    var count = 0
    while let row = try source.next() {
        guard case .record(let record) = row.content else { throw WrongRows() }
        blackHole(record)
        count += 1
    }
    guard count == rows else { throw WrongRows() }
}

private func records(_ rows: Int) throws -> [UserRecord] {
    let lines = bytes(rows) { user, _ in user.jsonLine }
    let source = try SourceReader(JSONLinesSource.self, reading: ByteReader(bytes: lines), options: SourceOptions())
    var records: [UserRecord] = []
    while case .record(let record)? = try source.next()?.content { records.append(record) }
    return records
}

private func bytes(_ rows: Int, _ text: (SyntheticUser, inout SplitMix64) -> String) -> [UInt8] {
    var random = SplitMix64(state: 2026)
    return (1...rows).flatMap { number in
        let user = SyntheticUser(number: number, random: &random)
        return Array(text(user, &random).utf8)
    }
}

/// The form of a project's own: 64 bytes of key, the separator and the costs that Firebase gives everybody.
private var firebaseConfig: FirebaseHashConfig {
    get throws {
        try FirebaseHashConfig(
            signerKey: String(repeating: "A", count: 86) + "==", saltSeparator: "Bw==", rounds: 8, memoryCost: 14)
    }
}
