internal import AppwriteUsers
internal import FileReading
internal import JSONText
internal import UserImport

/// Where the import of a journal stands, as `import --status` says it.
struct JournalStatus {
    /// What the import does, or what was done with it.
    enum Phase: String {
        case running
        case stopped
        case finished
        case undoing
        case undone
    }

    let path: String
    let state: JournalState
    let phase: Phase

    /// Reads a journal, and changes nothing.
    init(path: String) throws {
        let state = try JournalState(readingFileAt: path)
        self.init(path: path, state: state, phase: Self.phase(of: state, at: path))
    }

    private init(path: String, state: JournalState, phase: Phase) {
        (self.path, self.state, self.phase) = (path, state, phase)
    }

    private static func phase(of state: JournalState, at path: String) -> Phase {
        if state.undoFinished != nil { return .undone }
        if state.isUndoBegun { return .undoing }
        if state.finished != nil { return .finished }
        return isInUse(path) ? .running : .stopped
    }

    private static func isInUse(_ path: String) -> Bool {
        do {
            let lock = try FileLock(path: path)
            return !lock.isOn(path)
        } catch {
            return error.isLocked
        }
    }

    /// The answer for programs.
    var json: JSONObject {
        func time(_ milliseconds: Int64?) -> JSONValue {
            milliseconds.map { .string(Timestamp(milliseconds: $0).description) } ?? .null
        }
        let places = state.header.destination.sorted { $0.key < $1.key }.map { ($0.key, JSONValue.string($0.value)) }
        return [
            "journal": .string(path), "state": .string(phase.rawValue), "source": .string(state.header.source),
            "destination": .object(JSONObject(places)), "begun": time(state.header.begun),
            "lastBatch": time(state.lastBatchTime), "resumptions": .integer(Int64(state.resumptions)),
            "finished": time(state.finished), "row": .integer(Int64(state.checkpoint?.row ?? 0)),
            "counts": .object((state.checkpoint?.summary ?? ImportSummary()).json),
            "undone": .object(state.undone.json), "undoFinished": time(state.undoFinished),
        ]
    }

    /// The answer for people, a line a fact.
    var lines: [String] {
        let summary = state.checkpoint?.summary ?? ImportSummary()
        let place = JournalPlace(words: state.header.destination)?.name ?? "another program's destination"
        var lines = [
            "Import of a \(state.header.source) export into \(place): \(phase.rawValue)",
            "  begun        \(Timestamp(milliseconds: state.header.begun))",
        ]
        if let time = state.lastBatchTime { lines.append("  last batch   \(Timestamp(milliseconds: time))") }
        if let time = state.finished { lines.append("  finished     \(Timestamp(milliseconds: time))") }
        if state.resumptions > 0 { lines.append("  resumed      \(state.resumptions.counted("time"))") }
        lines.append("  last row     \(summary.rows.grouped)")
        let counts = [
            ("created", summary.created), ("unchanged", summary.unchanged),
            ("passwords added", summary.passwordsAdded), ("passwords replaced", summary.passwordsReplaced),
            ("conflicts", summary.conflicts), ("rejected", summary.rejected), ("skipped", summary.skipped),
        ]
        for (name, count) in counts where count > 0 { lines.append("  \(count.grouped) \(name)") }
        if state.isUndoBegun { lines += UndoReport.lines(state.undone).map { "  \($0)" } }
        if phase == .stopped { lines.append("The same import command goes on from here.") }
        return lines
    }
}
