internal import ArgumentParser
internal import FileReading
internal import Foundation
internal import PasswordHashing

/// `hashferry identify`: what is this hash?
struct IdentifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "identify",
        abstract: "Say what each hash of a list is: scheme, parameters, strength, and the endpoint that takes it.",
        discussion: """
            Reads one hash a line, from FILE or stdin; a hash may be given instead of the file. A format that nothing \
            verifies yet is named, with what can be done. A shape that other formats share is never named as the answer: \
            its candidates are listed instead. stderr gets the counts. Exit: 0, or 1 when a line is no hash that is \
            verified here, or is broken.

            Examples:
              hashferry identify hashes.txt
              hashferry identify '$2b$12$…'
              cut -d: -f2 export.txt | hashferry identify --format json
            """)

    @Option(help: "How the answers are written: text, or json for one object a line.")
    var format = OutputFormat.text

    @OptionGroup var declared: StoredHashArguments

    @Argument(
        help: "A file with a hash a line, or one hash, quoted: $ means something to the shell; - or nothing is stdin.",
        completion: .file())
    var file: String = "-"

    func run() throws {
        let output = FileDescriptorWriter.standardOutput()
        var summary = IdentifiedSummary()
        func answer(_ text: String) throws {
            let answer = IdentifiedHash(text, try declared.stored(text))
            summary.count(answer)
            try output.write((format == .json ? answer.json : answer.text) + "\n")
        }
        if isHash(file) {
            try answer(file)
        } else {
            let lines = try lines()
            while let (_, bytes) = try lines.next() { try answer(String(decoding: bytes, as: UTF8.self)) }
        }
        try output.flush()
        if let text = summary.text { Console.note(text) }
        if !summary.isComplete { throw ExitStatus.no }
    }

    /// Whether the argument is a hash and no file: there is no such file, and the text looks like a hash.
    private func isHash(_ text: String) -> Bool {
        guard text != "-", !FileManager.default.fileExists(atPath: text) else { return false }
        if declared.scheme != nil { return !text.contains("/") || HashShape(of: text) != .other }
        switch HashShape(of: text) {
        case .format, .digest: return true
        case .mark, .other: return SchemeRegistry.identify(StoredHash(text)) != .unrecognized
        }
    }

    private func lines() throws -> LineFile {
        do {
            return try LineFile(path: file)
        } catch let error as FileError where error.isNotFound {
            throw Failure(
                "\(error)", hint: "a hash as the argument must look like one; others are read from a file or stdin")
        }
    }
}
