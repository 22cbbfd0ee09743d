internal import JSONText
internal import UserImport

extension Census {
    /// The census as `--report` writes it: the counts of the summary, and what else the page says.
    var json: JSONObject {
        var object = summary.json
        object["file"] = .string(subject.file)
        object["source"] = .string(subject.sourceName)
        object["destination"] = subject.destination.name.map { .string($0) } ?? .null
        if let shard = subject.shard {
            object["shard"] = .object(["index": .integer(Int64(shard.index)), "count": .integer(Int64(shard.count))])
        }
        object["notices"] = .array(notices.map { .string($0) })
        object["complete"] = .bool(isComplete)
        object["next"] = .array(advice.map { .string($0.line) })
        return object
    }
}
