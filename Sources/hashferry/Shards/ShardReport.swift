internal import FileReading
internal import JSONText
internal import UserImport

/// The report of one shard, as `--report` has written it.
struct ShardReport {
    let path: String
    let shard: Shard
    let summary: ImportSummary
    /// Whether every user of the shard is where they should be, with the password they had.
    let isComplete: Bool
    let notices: [JSONValue]
    /// What the reports of one run have in common.
    let subject: JSONObject

    /// Reads a report.
    /// - Throws: `FileError`, and `Failure` where it is none of a shard.
    init(path: String) throws {
        let bytes = try FileDescriptorReader(opening: path).readAll(maximum: 64 << 20)
        guard let object = (try? JSONParser.parse(bytes))?.objectValue, let summary = ImportSummary(json: object),
            case .bool(let isComplete)? = object["complete"]
        else { throw Failure("\(path): not a report that --report has written") }
        guard case .object(let shard)? = object["shard"], case .integer(let index)? = shard["index"],
            case .integer(let count)? = shard["count"],
            let shard = Shard(index: Int(clamping: index), count: Int(clamping: count))
        else {
            throw Failure("\(path): the report is of no shard", hint: "it is that of a run without --shard")
        }
        (self.path, self.shard, self.summary, self.isComplete) = (path, shard, summary, isComplete)
        notices = object["notices"]?.arrayValue ?? []
        var subject = JSONObject()
        for key in ["file", "source", "destination"] { subject[key] = object[key] ?? .null }
        self.subject = subject
    }
}

/// The reports of all shards of one run, added.
struct MergedReport {
    let summary: ImportSummary
    let isComplete: Bool
    private let notices: [JSONValue]
    private let subject: JSONObject
    private let count: Int

    /// Adds reports.
    /// - Throws: `Failure` where they are not those of every shard of one run, each once.
    init(_ reports: [ShardReport]) throws {
        guard let first = reports.first else { throw Failure.usage("there is no report to merge") }
        var paths: [Int: String] = [:]
        var sum = ImportSummary()
        var notices: [JSONValue] = []
        for report in reports {
            guard report.subject == first.subject else {
                throw Failure("\(report.path): of another file, source or destination than \(first.path)")
            }
            guard report.shard.count == first.shard.count else {
                throw Failure(
                    "\(report.path): of \(report.shard.count.counted("shard")), and \(first.path) is of "
                        + first.shard.count.grouped)
            }
            if let other = paths.updateValue(report.path, forKey: report.shard.index) {
                throw Failure("\(report.path): of shard \(report.shard), as \(other) is")
            }
            guard let added = sum.adding(report.summary) else {
                throw Failure("\(report.path): its counts are none of a report")
            }
            sum = added
            for notice in report.notices where !notices.contains(notice) { notices.append(notice) }
        }
        let missing = (0..<first.shard.count).filter { paths[$0] == nil }
        guard missing.isEmpty else {
            let named = missing.prefix(10).map { String($0) }.joined(separator: ", ") + (missing.count > 10 ? " …" : "")
            throw Failure(
                "\(missing.count.counted("shard")) of \(first.shard.count.grouped) missing: \(named)",
                hint: "run them, or name their reports too")
        }
        summary = sum
        isComplete = reports.allSatisfy(\.isComplete)
        (self.notices, subject, count) = (notices, first.subject, first.shard.count)
    }

    /// The report of the whole.
    var json: JSONObject {
        var object = summary.json
        for member in subject.members { object[member.key] = member.value }
        object["notices"] = .array(notices)
        object["complete"] = .bool(isComplete)
        object["shards"] = .integer(Int64(count))
        return object
    }
}
