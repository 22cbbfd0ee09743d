internal import UserImport

/// What a run did, as its manager reads it: on stderr, as a page and as JSON.
struct Census {
    /// How a run ended.
    enum End {
        /// The whole file was read.
        case complete
        /// Someone stopped it.
        case interrupted
        /// It could not go on.
        case failed
    }

    let subject: CensusSubject
    let summary: ImportSummary
    /// What the source says of the file, a sentence each.
    let notices: [String]
    let end: End

    /// What was carried where.
    var title: String {
        let file = subject.file == "-" ? "standard input" : subject.file
        let shard = subject.shard.map { ", shard \($0)" } ?? ""
        let from = "\(file) (\(subject.sourceName)\(shard))"
        switch subject.destination {
        case .plan(let kind): return "Plan of \(from) for \(kind.title). Nothing was sent."
        case .database(let path): return "Import of \(from) into the database \(path)"
        case .service(let endpoint, let project, _):
            return "Import of \(from) into the project \(project) at \(endpoint)"
        }
    }

    /// How many users there were.
    var total: String {
        let count = summary.rows.counted("user")
        switch end {
        case .complete: return summary.rows == 0 ? "No users are in the file." : "\(count) in the file"
        case .interrupted: return "\(count) read before the run was stopped"
        case .failed: return "\(count) read before the run ended early"
        }
    }

    /// Whether every user is where they should be, with the password they had.
    var isComplete: Bool {
        end == .complete && summary.isComplete && !(subject.files.requirePassword && summary.withoutWayIn > 0)
    }

    /// What is left to say where there was nothing to do.
    var conclusion: String? {
        summary.rows > 0 && summary.unchanged == summary.rows ? "nothing to do: every user was there already" : nil
    }

    /// The parts of all users, by what the run means for them.
    var shares: [CensusShare] {
        let labels: [(UserResult, String)] = [
            (.keepsPassword, "password kept"), (.needsSetting, "kept, needs a setting"),
            (.logsInOtherwise, "another way to log in"),
            (.needsNewPassword, "new password needed"), (.hasNoWayIn, "no password in the file"),
            (.isNotImported, "not imported"), (.isLeftBehind, "left behind on purpose"),
        ]
        return labels.compactMap { result, label in
            let count = summary[result]
            // The first line is the one that everybody looks for, and is there even with a 0.
            guard count > 0 || (result == .keepsPassword && summary.rows > 0) else { return nil }
            return CensusShare(result: result, label: label, count: count, total: summary.rows)
        }
    }
}

/// One part of all users.
struct CensusShare {
    let result: UserResult
    let label: String
    let count: Int
    let total: Int

    /// The percentage to a tenth; 0.0 and 100.0 only where they are exact.
    var percent: String {
        let tenths = (count * 2000 + total) / (2 * total)
        if count > 0, tenths == 0 { return "< 0.1 %" }
        let shown = count < total ? min(tenths, 999) : tenths
        return "\(shown / 10).\(shown % 10) %"
    }

    /// How many of `parts` equal parts the share has: none and all only where that is exact.
    func filled(of parts: Int) -> Int {
        let rounded = (2 * parts * count + total) / (2 * total)
        if count == 0 || count == total { return rounded }
        return min(max(rounded, 1), parts - 1)
    }
}

/// What a census is of.
struct CensusSubject {
    let command: CommandText
    let file: String
    let sourceName: String
    /// The part of the users that was read; nil for all of them.
    let shard: Shard?
    /// Whether the rows of the file stand below a header row, which the rejects begin with, too.
    let hasHeader: Bool
    let destination: CensusDestination
    let files: ReportArguments
    /// Whether the run keeps a journal.
    let hasJournal: Bool

    init(
        _ arguments: SourceArguments, _ opened: OpenedSource, destination: CensusDestination, files: ReportArguments,
        hasJournal: Bool = false
    ) {
        let current = arguments.live.command(.current, reading: arguments.file)
        command = arguments.file == "-" ? current.followed(by: "< FILE") : current
        file = arguments.file
        sourceName = opened.name
        shard = opened.shard
        hasHeader = opened.source.headerRow != nil
        self.destination = destination
        self.files = files
        self.hasJournal = hasJournal
    }
}

/// Where the users of a census went.
enum CensusDestination {
    /// Nowhere: the run only plans.
    case plan(PlanDestination)
    case database(String)
    case service(endpoint: String, project: String, keyFile: String)

    /// The name in a report; nil for a plan.
    var name: String? {
        switch self {
        case .plan: nil
        case .database(let path): path
        case .service(let endpoint, let project, _): "\(endpoint) (project \(project))"
        }
    }
}
