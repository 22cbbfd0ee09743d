internal import ArgumentParser
internal import FileReading
internal import JSONText

/// `hashferry schemes`: which hashes are known?
struct SchemesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schemes",
        abstract: "List the schemes: what is verified, at which costs, and what is only known by name.",
        discussion: """
            The names are what --scheme takes, a scheme's or a variant's. The limit is the most work that one stored hash \
            may take, which --max-work sets; memory is bounded by --max-hash-memory. The strength is by the figures of OWASP \
            (June 2026) and RFC 9106; several figures are all needed. Exit: 0.

            Examples:
              hashferry schemes
              hashferry schemes --format json
              hashferry schemes --markdown
            """)

    @Option(help: "How the list is written: text, or json as one object.")
    var format = OutputFormat.text

    @Flag(help: "Write the list as tables in Markdown.")
    var markdown = false

    func validate() throws {
        if markdown, format == .json { throw ValidationError("give either --markdown or --format json") }
    }

    func run() throws {
        let table = SchemesTable()
        let output = FileDescriptorWriter.standardOutput()
        switch format {
        case .json: try output.write(table.json.jsonText + "\n")
        case .text: try output.write(markdown ? table.markdown : table.text)
        }
        try output.flush()
    }
}
