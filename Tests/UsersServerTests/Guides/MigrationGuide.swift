import FileReading
import ImportDestinations
import UserImport
import UserStorage

// guide: the sample of docs/guides/migration-tool.md.
/// The requests that a service of the Users API would get for an export, a JSON line each; nothing is sent.
func plannedRequests(ofExportAt path: String) throws -> [UInt8] {
    var reader = ByteReader(try FileDescriptorReader(opening: path))
    let (type, _) = try SourceRegistry.source(of: &reader, named: nil)
    let source = try SourceReader(type, reading: reader, options: SourceOptions())
    let rows = PlannedRows(source: source, planner: AppwritePlanner(), findsDuplicates: true)
    var lines: [UInt8] = []
    while let row = try rows.next() {
        if case .success(let plan) = row.decision { plan.appendJSONLines(to: &lines) }
    }
    return lines
}

/// Carries an export into a users database, and says how its users fared.
func importExport(at path: String, into database: String) async throws -> ImportSummary {
    var reader = ByteReader(try FileDescriptorReader(opening: path))
    let (type, _) = try SourceRegistry.source(of: &reader, named: nil)
    let source = try SourceReader(type, reading: reader, options: SourceOptions())
    let store = try await UserStore.open(path: database)
    let importer = Importer(
        rows: PlannedRows(source: source, planner: StorePlanner()), destination: StoreDestination(store: store))
    let summary = try await importer.run(
        settled: { row in
            if case .rejected(let rejection) = row.result { print("row \(row.number): \(rejection)") }
        }, progressed: { _ in })
    _ = try await store.close()
    return summary
}
// end of the guide.
