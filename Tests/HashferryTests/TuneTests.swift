import Foundation
import JSONText
import Testing

/// A machine that is busy or slow may miss any goal: what is claimed here holds for every answer.
@Suite(.serialized) struct TuneTests {
    /// A goal that is soon answered.
    static let quick = ["--target", "10ms", "--memory-budget", "64MiB", "--concurrency", "2"]

    /// The answer to it, which several tests read.
    static let quickAnswer = Result { try answer(quick) }

    /// The object of a run that had an answer.
    private static func answer(_ arguments: [String]) throws -> JSONValue {
        let run = try hashferry(["tune", "--format", "json"] + arguments)
        let answer = try #require(try run.jsonLines().first, "\(run)")
        #expect(run.lines.count == 1)
        #expect(run.status == (answer["meetsGoal"]?.boolValue == true ? 0 : 1), "\(run)")
        return answer
    }

    private func number(_ value: JSONValue?) throws -> Double {
        try #require(value?.numberText.flatMap { Double($0) })
    }

    @Test func recommendsWhatWasMeasuredAndMeetsTheGoal() throws {
        let answer = try Self.quickAnswer.get()
        let recommended = try #require(answer["recommended"])
        #expect(answer["status"]?.stringValue == "complete")
        #expect(recommended["isMeasured"]?.boolValue == true && recommended["isRateMeasured"]?.boolValue == true)
        let isMet = try number(recommended["latency"]) <= 10 * 1.03
        #expect(answer["meetsGoal"]?.boolValue == isMet)
        #expect(answer["binding"]?.stringValue == (isMet ? nil : "latency"))
        let memory = try #require(recommended["memory"]?.integerValue)
        #expect(memory >= 7 << 20 && memory <= 32 << 20)
        #expect(recommended["memoryAtConcurrency"]?.integerValue == 2 * memory)
        for member in ["alone", "loaded"] {
            let latencies = try #require(recommended[member])
            #expect(try 0 < number(latencies["p50"]) && number(latencies["p50"]) <= number(latencies["p95"]))
            #expect(try number(latencies["samples"]) >= 3)
        }
        #expect(try number(answer["noise"]?["samples"]) >= 7)
    }

    @Test func comparesItselfWithEveryRecommendation() throws {
        let answer = try Self.quickAnswer.get()
        let published = try #require(answer["published"]?.arrayValue)
        #expect(published.count == 7)
        let recommended = try #require(answer["recommended"]?["parameters"])
        func strength(_ parameters: JSONValue?) throws -> (memory: Double, work: Double) {
            let memory = try number(parameters?["memory"])
            return (memory, memory * (try number(parameters?["iterations"])))
        }
        let own = try strength(recommended)
        for item in published {
            let other = try strength(item["point"]?["parameters"])
            let isMatched = own.memory >= other.memory && own.work >= other.work
            #expect(item["isMatched"]?.boolValue == isMatched)
            #expect(item["shortfalls"]?.arrayValue?.isEmpty == isMatched)
        }
        // 2 GiB, far over the budget: never measured.
        #expect(published[0]["point"]?["isMeasured"]?.boolValue == false)
    }

    @Test func writesTheSettingsOfTheParameters() throws {
        let answer = try Self.quickAnswer.get()
        let parameters = try #require(answer["recommended"]?["parameters"])
        let (memory, passes) = (try number(parameters["memory"]), try number(parameters["iterations"]))
        let (m, t) = (Int(memory), Int(passes))
        let settings = try #require(answer["settings"]?.objectValue)
        let isPowerOfTwo = m.nonzeroBitCount == 1
        let expected = [
            "hashferry", "swift", "php", "django", "spring", "argon2-cffi", "passlib", "node", "go", "rails", "dotnet",
            "appwrite",
        ]
        #expect(settings.keys == expected)
        func words(_ key: String) -> [Substring] {
            (settings[key]?.stringValue ?? "").split { $0.isWhitespace || "(),[]{};".contains($0) }
        }
        #expect(
            words("php").suffix(9) == [
                "'memory_cost'", "=>", "\(m)", "'time_cost'", "=>", "\(t)", "'threads'", "=>", "1",
            ])
        #expect(
            words("argon2-cffi") == [
                "argon2.PasswordHasher", "type=argon2.Type.ID", "time_cost=\(t)", "memory_cost=\(m)", "parallelism=1",
            ])
        #expect(
            words("passlib") == [
                "passlib.hash.argon2.using", "type=\"ID\"", "time_cost=\(t)", "memory_cost=\(m)", "parallelism=1",
            ])
        #expect(
            words("node") == [
                "argon2.hash", "password", "type:", "argon2.argon2id", "timeCost:", "\(t)", "memoryCost:", "\(m)",
                "parallelism:", "1",
            ])
        #expect(words("go").suffix(7) == ["argon2.IDKey", "password", "salt", "\(t)", "\(m)", "1", "32"])
        #expect(
            words("dotnet") == [
                "new", "Argon2id", "password", "Salt", "=", "salt", "Iterations", "=", "\(t)", "MemorySize", "=",
                "\(m)",
                "DegreeOfParallelism", "=", "1", ".GetBytes", "32",
            ])
        // The gem takes the logarithm: what is no power of two cannot be set there.
        let costs = ["t_cost:", "\(t)", "m_cost:", "\(m.trailingZeroBitCount)", "p_cost:", "1"]
        #expect(
            isPowerOfTwo
                ? words("rails").suffix(6).elementsEqual(costs.map { $0[...] })
                : settings["rails"]?.stringValue?.contains("cannot be \(m) KiB") == true)
        #expect(settings["django"]?.stringValue?.contains("time_cost = \(t)\n    memory_cost = \(m)\n") == true)
        #expect(
            settings["spring"]?.stringValue?.hasSuffix("\nnew Argon2PasswordEncoder(16, 32, 1, \(m), \(t))") == true)
        #expect(settings["appwrite"]?.stringValue?.contains("Argon2id m=65536, t=4, p=3") == true)
    }

    /// What `serve --prefer` is told is read back, and means the recommended parameters.
    private func readBack(_ answer: JSONValue) throws {
        // Nothing is to be pasted where a busy machine met no goal.
        guard let own = answer["settings"]?["hashferry"]?.stringValue else {
            let isEmpty = answer["settings"]?.objectValue?.isEmpty == true
            return #expect(answer["meetsGoal"]?.boolValue == false && isEmpty)
        }
        let words = own.split { $0.isWhitespace || $0 == "\\" }.map { String($0) }
        try #require(words.count == 6)
        #expect(words[0...2] == ["hashferry", "serve", "--prefer"] && words[4...] == ["--memory-budget", "64MiB"])
        #expect(answer["settings"]?["swift"]?.stringValue?.contains("PreferredHash(\"\(words[3])\")") == true)
        let made = try hashferry("hash", "--prefer", words[3], stdin: [120])
        let parameters = try #require(answer["recommended"]?["parameters"])
        func value(_ name: String) -> String { parameters[name]?.numberText ?? "" }
        let head =
            switch answer["scheme"]?.stringValue {
            case "scrypt": "$scrypt$ln=\(value("costLog2")),r=\(value("blockSize")),p=\(value("parallelism"))$"
            case "bcrypt": "$2b$\(value("cost").count == 1 ? "0" : "")\(value("cost"))$"
            case let variant:
                "$\(variant ?? "")$v=19$m=\(value("memory")),t=\(value("iterations")),p=\(value("parallelism"))$"
            }
        #expect(made.text.hasPrefix(head), "\(made)")
    }

    @Test func writesAPolicyThatIsReadBack() throws { try readBack(try Self.quickAnswer.get()) }

    /// The settings run as they stand, where their system is here.
    private func tryOut(_ answer: JSONValue) throws {
        func setting(_ key: String) -> String? { answer["settings"]?[key]?.stringValue }
        if let php = Tool.php, let code = setting("php"), code.hasPrefix("password_hash") {
            let name = code.contains("ARGON2ID") ? "argon2id" : code.contains("ARGON2I,") ? "argon2i" : "2y"
            // A PHP that was built without argon2 has no constant of that name.
            let run = try run(php, ["-r", "$p = 'x'; echo @\(code);"])
            if !run.talk.contains("Undefined constant"), !run.text.contains("Undefined constant") {
                #expect(run.text.hasPrefix("$\(name)$"), "\(run)")
            }
        }
        if let python = Tool.python, let code = setting("hashlib") {
            let run = try run(python, ["-c", "import hashlib\npassword = salt = b'12345678'\nprint(len(\(code)))"])
            #expect(run.text == "32\n", "\(run)")
        }
        if let node = Tool.node, let code = setting("node"), code.hasPrefix("crypto.") {
            let start = "const crypto = require('crypto'); const password = 'x', salt = '12345678'; "
            let run = try run(node, ["-e", start + "console.log((\(code)).length)"])
            #expect(run.text == "32\n", "\(run)")
        }
    }

    @Test func writesSettingsThatRun() throws { try tryOut(try Self.quickAnswer.get()) }

    @Test(arguments: [
        ("scrypt", "costLog2", 13...20), ("bcrypt", "cost", 4...15), ("phpass", "cost", 7...20),
        ("pbkdf2-sha256", "iterations", 10_000...20_000_000), ("argon2i", "iterations", 1...10),
    ])
    func tunesEveryScheme(_ scheme: String, _ parameter: String, _ range: ClosedRange<Int64>) throws {
        let answer = try Self.answer(["--scheme", scheme] + Self.quick)
        #expect(answer["scheme"]?.stringValue == scheme)
        let value = try #require(answer["recommended"]?["parameters"]?[parameter]?.integerValue)
        #expect(range.contains(value))
        if scheme != "phpass", !scheme.hasPrefix("pbkdf2") { try readBack(answer) }
        try tryOut(answer)
        let isWeak = answer["warnings"]?.arrayValue?.contains {
            $0.stringValue?.hasPrefix("phpass is too weak") == true
        }
        #expect(isWeak == (scheme == "phpass"))
    }

    @Test func saysWhatBindsWhereNothingMeetsTheGoal() throws {
        let run = try hashferry(["tune", "--target", "0.01ms", "--memory-budget", "64MiB"])
        #expect(run.status == 1)
        let opening = "nothing meets the goal; the closest: argon2id "
        let first = try #require(run.lines.first)
        // Noise decides between the cheapest few.
        #expect(first.hasPrefix(opening + "m="), "\(run)")
        #expect(run.lines.contains("what binds: latency"))
        let warning = "warning: \(first.dropFirst(opening.count)) is weaker than every current recommendation"
        #expect(run.talk.contains(warning), "\(run)")
        // There is nothing to paste, but what would be needed: for the closest, and for the cheapest that is recommended.
        #expect(!run.text.contains("Settings:") && !run.text.contains("--prefer"), "\(run)")
        let needed = run.lines.drop { $0 != "what would be needed:" }.dropFirst().prefix { $0.hasPrefix("  for ") }
        #expect(needed.count == 2, "\(run)")
        #expect(needed.allSatisfy { $0.contains(": --target ") && $0.hasSuffix("ms") }, "\(run)")
        #expect(needed.last?.contains(" (OWASP): ") == true, "\(run)")
    }

    @Test func saysTheMemoryThatWouldBeNeeded() throws {
        let answer = try Self.answer(["--target", "60s", "--memory-budget", "8MiB", "--concurrency", "2"])
        #expect(answer["meetsGoal"]?.boolValue == false && answer["binding"]?.stringValue == "memory")
        #expect(answer["settings"]?.objectValue?.isEmpty == true)
        let options = answer["needed"]?.arrayValue?.first?["options"]?.arrayValue
        #expect(options == ["--memory-budget 14MiB"])
    }

    @Test func drawsTheFrontier() throws {
        let workspace = try Workspace()
        let run = try hashferry(
            ["tune", "--svg", "frontier.svg"] + Self.quick, in: workspace)
        let first = try #require(run.lines.first)
        let choice = try #require(first.range(of: "argon2id ").map { String(first[$0.upperBound...]) })
        let svg = try workspace.text("frontier.svg")
        #expect(svg.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\" ") && svg.hasSuffix("</svg>\n"))
        #expect(svg.contains(">\(choice)<") || svg.contains(">\(choice) ("))
        #expect(svg.contains(">RFC 9106, second choice: m=64MiB t=3 p=4</text>"))
        // The choice and what others recommend have labels, the other points have none.
        #expect(svg.components(separatedBy: ">m=").count == 2 && svg.components(separatedBy: ">OWASP: m=").count > 3)
        #expect(svg.contains("<rect class=\"goal\"") && svg.contains("<line class=\"bar choice\""))
        #expect(svg.contains(">target 10 ms</text>") && svg.contains(">budget: 64 MiB for 2 at once</text>"))
        #expect(svg.contains(", 20") && svg.contains(", noise "))
        // A terminal has 80 columns; a processor may have a longer name.
        for line in run.lines where !line.hasPrefix("machine: ") { #expect(line.count <= 80, "\(line)") }
        #expect(svg.contains("prefers-color-scheme:dark") && !svg.contains("nan") && !svg.contains("inf"))
        #expect(run.lines.contains { $0.hasPrefix("> \(choice)") }, "\(run)")
    }

    @Test func endsWithWhatIsKnownAtTheTimeLimit() throws {
        let run = try hashferry("tune", "--target", "5s", "--time-limit", "1", "--format", "json")
        // A machine that measures nothing in a second says so.
        if run.status == 3 { return #expect(run.talk.contains("nothing was measured")) }
        #expect(try run.jsonLines().first?["status"]?.stringValue == "timeLimit", "\(run)")
        #expect(run.talk.contains("warning: partial answer: the time limit was reached"), "\(run)")
    }

    @Test func endsWithWhatIsKnownAtAnInterrupt() throws {
        let process = Process()
        let (output, errors) = (Pipe(), Pipe())
        process.executableURL = try Executable.url()
        process.arguments = ["tune", "--target", "2s", "--format", "json"]
        (process.standardOutput, process.standardError) = (output, errors)
        try process.run()
        // From here on an interrupt is the command's own affair: before, it would just end the process.
        while process.isRunning, try !catchesInterrupts(process.processIdentifier) {}
        process.interrupt()
        let answer = try output.fileHandleForReading.readToEnd() ?? Data()
        let talk = String(decoding: try errors.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationReason == .exit && process.terminationStatus == 130)
        // Before the first measurement there is nothing to say.
        guard !answer.isEmpty else { return }
        #expect(try JSONParser.parse(String(decoding: answer, as: UTF8.self))["status"]?.stringValue == "interrupted")
        #expect(talk.contains("warning: partial answer: interrupted"))
    }

    /// By the kernel's mask of caught signals, of which SIGINT, number 2, is the second bit.
    private func catchesInterrupts(_ process: Int32) throws -> Bool {
        let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
        let mask = status.split(separator: "\n").first { $0.hasPrefix("SigCgt:") }?.split(separator: "\t").last
        return mask.flatMap { UInt64($0, radix: 16) }.map { $0 & 0b10 != 0 } ?? false
    }

    @Test(arguments: [
        ["--scheme", "md5"], ["--scheme", "scrypt-modified"], ["--target", "250"], ["--target", "0s"],
        ["--target", "nans"], ["--concurrency", "0"], ["--logins-per-second", "0"], ["--logins-per-second", "inf"],
        ["--scheme", "bcrypt", "--parallelism", "4"], ["--parallelism", "0"], ["--time-limit", "0"],
        ["--time-limit", "nan"], ["--memory-budget", "64"], ["--memory-budget", "4000000GiB"],
    ])
    func refusesWhatMakesNoSense(_ arguments: [String]) throws {
        let run = try hashferry(["tune"] + arguments)
        #expect(run.status == 2, "\(run)")
        #expect(run.output.isEmpty)
    }
}
