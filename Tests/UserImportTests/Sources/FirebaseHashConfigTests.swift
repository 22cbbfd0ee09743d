import Testing
import UserImport

@Suite struct FirebaseHashConfigTests {
    /// The published example of github.com/firebase/scrypt.
    static let signerKey = "jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMXAn210wjLNmdZJzxUECKbm0QsEmYUSDzZvpjeJ9WmXA=="
    static let console = """
        hash_config {
          algorithm: SCRYPT,
          base64_signer_key: \(signerKey),
          base64_salt_separator: Bw==,
          rounds: 8,
          mem_cost: 14,
        }
        """
    private static let names =
        #""base64_signer_key":"\#(signerKey)","base64_salt_separator":"Bw==","rounds":8,"mem_cost":14"#
    private static let restNames =
        #""algorithm":"SCRYPT","signerKey":"\#(signerKey)","saltSeparator":"Bw==","rounds":"8","memoryCost":14"#

    private func parse(_ text: String) throws(SourceError) -> FirebaseHashConfig {
        try FirebaseHashConfig(parsing: Array(text.utf8))
    }

    @Test(arguments: [
        console, "\u{FEFF}\n" + console + "\n\n", console.replacing("\n", with: "\r\n"),
        console.replacing("\n", with: " "), console.replacing(",\n", with: "\n"), console.replacing("  ", with: "\t"),
        "algorithm: SCRYPT\nbase64_signer_key: '\(signerKey)'\nbase64_salt_separator: \"Bw==\"\nrounds:8\nmem_cost:14",
        "hash_config { \(names), }", "{\(names)}", #"{"hash_config":{\#(names)}}"#, #"{"hashConfig":{\#(restNames)}}"#,
        "{\(restNames)}", #"{"name":"x","signIn":{"email":{},"hashConfig":{\#(restNames)}}}"#,
    ])
    func readsEveryForm(text: String) throws {
        let config = try parse(text)
        #expect(config.signerKey == Self.signerKey)
        #expect(config.saltSeparator == "Bw==")
        #expect(config.rounds == 8)
        #expect(config.memoryCost == 14)
        #expect(config.algorithm == "SCRYPT")
    }

    /// A project may have no separator; a configuration that does not say so is cut short.
    @Test(arguments: [
        ("Bw==,", ","), ("Bw==,", ""), ("Bw==", "\"\""), ("Bw==", "''"),
    ])
    func readsAnEmptySeparator(change: (String, String)) throws {
        #expect(try parse(Self.console.replacing(change.0, with: change.1)).saltSeparator.isEmpty)
        #expect(try parse("{\(Self.names.replacing("Bw==", with: ""))}").saltSeparator.isEmpty)
        let error = #expect(throws: SourceError.self) {
            try parse("{\(Self.names.replacing("\"Bw==\"", with: "null"))}")
        }
        #expect(error?.message.contains("base64_salt_separator") == true)
    }

    @Test func namesTheFieldAtFaultAndNoValue() {
        let faults: [(change: (String, String), named: String)] = [
            (("algorithm: SCRYPT", "algorithm: BCRYPT"), "algorithm"),
            (("algorithm: SCRYPT", "algorithm: STANDARD_SCRYPT"), "algorithm"),
            (("rounds: 8,", ""), "rounds"), (("rounds: 8", "rounds: eight"), "rounds"),
            (("rounds: 8", "rounds: 0"), "rounds"),
            (("mem_cost: 14,", ""), "mem_cost"), (("mem_cost: 14", "mem_cost: 64"), "mem_cost"),
            (("mem_cost: 14", "mem_cost: -1"), "mem_cost"), (("Bw==", "B*=="), "base64_salt_separator"),
            (("base64_salt_separator: Bw==,", ""), "base64_salt_separator"),
            (("jxspr8", "jx$pr8"), "base64_signer_key"),
            ((Self.signerKey, ""), "base64_signer_key"), (("rounds: 8,", "rounds: 8, rounds: 8,"), "twice"),
            (("\n}", ""), "closing brace"), (("rounds: 8,", "rounds 8,"), "name: value"),
        ]
        for fault in faults {
            let text = Self.console.replacing(fault.change.0, with: fault.change.1)
            let error = #expect(throws: SourceError.self) { try parse(text) }
            #expect(error?.message.contains(fault.named) == true, "\(fault.change): \(error?.message ?? "none")")
            for value in ["jxspr8", "jx$pr8", "B*==", "eight", "BCRYPT", "STANDARD"] {
                #expect(error?.message.contains(value) == false)
            }
        }
        for text in ["", "  ", "[]", "{}", "\"x\"", "null", "nonsense", "hash_config"] {
            #expect(throws: SourceError.self) { try parse(text) }
        }
        #expect(throws: SourceError.self) { try FirebaseHashConfig(parsing: [0xFF, 0x7B]) }
    }

    @Test func readsNoPrefixAsAWhole() {
        for cut in Self.console.utf8.indices {
            #expect(throws: SourceError.self) { try parse(String(Self.console[..<cut])) }
        }
    }

    @Test func showsNoSecret() throws {
        let config = try parse(Self.console)
        var dumped = ""
        dump(config, to: &dumped)
        for text in ["\(config)", String(reflecting: config), dumped] {
            #expect(!text.contains("jxspr8"))
            #expect(!text.contains("Bw=="))
        }
    }
}
