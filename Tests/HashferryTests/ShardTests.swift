import Foundation
import JSONText
import Testing

/// One export, imported in parts by several processes.
@Suite(.serialized) struct ShardTests {
    private func start(
        _ arguments: [String], _ environment: [String: String] = [:], in workspace: Workspace
    ) throws -> RunningCommand {
        try RunningCommand(Executable.url(), arguments, in: workspace, environment: environment)
    }

    @Test func eightProcessesFindEveryUserOnce() throws {
        let workspace = try Workspace()
        let rows = Exports.various(1000) + Exports.mixed.lines.joined(separator: "\n") + "\n"
        try workspace.write("users.jsonl", rows)
        let arguments = [
            "import", "users.jsonl", "--report", "report.json", "--rejects", "rejects.jsonl", "--journal", "j.journal",
        ]
        let commands = try (0..<8).map { try start(arguments + ["--shard", "\($0)/8"], in: workspace) }
        for run in try commands.map({ try $0.wait() }) { #expect([0, 1].contains(run.status), "\(run)") }
        for index in 0..<8 { #expect(workspace.exists("j.\(index)-of-8.journal")) }

        let names = (0..<8).map { "report.\($0)-of-8.json" }
        let merged = try hashferry(["report", "merge"] + names, in: workspace)
        // Three rows of the mixed ones are none, and one has a hash of no declared scheme.
        #expect(merged.status == 1, "\(merged)")
        let report = try JSONParser.parse(merged.text)
        #expect(report["rows"] == 1009 && report["rejected"] == 3 && report["shards"] == 8)
        #expect(report["complete"] == false && report["file"] == "users.jsonl")

        // The whole file finds everybody there, and the same rows in the way.
        let whole = try hashferry("import", "users.jsonl", "--report", "whole.json", in: workspace)
        let all = try workspace.json("whole.json")
        #expect(all["created"] == 0, "\(whole)")
        let created = try #require(report["created"]?.integerValue)
        #expect(all["unchanged"] == .integer(created) && report["conflicts"] == all["conflicts"])
        for key in ["routes", "schemes", "lostFields", "mappedIds", "rejected"] { #expect(report[key] == all[key]) }
        // Rejected rows stand in the files of their shards, once.
        let rejected = try (0..<8).flatMap { try workspace.rejectedLines("rejects.\($0)-of-8.jsonl") }
        #expect(rejected.count == 3 + Int(report["conflicts"]?.integerValue ?? 0))
        #expect(Set(rejected).count == rejected.count)
        let proof = try hashferry("prove", "users.jsonl", "--shard", "2/8", "--format", "json", in: workspace)
        let part = try JSONParser.parse(proof.text)
        #expect(part["rows"] == (try workspace.json("report.2-of-8.json"))["rows"] && part["shard"] == "2/8")
        #expect(part["different"] == 0 && part["missing"] == 0)
    }

    /// The array script that is shipped, with what Slurm sets, into a service.
    @Test func theArrayOfSlurmImportsEveryUserOnce() throws {
        let workspace = try Workspace()
        try workspace.write("users.jsonl", Exports.numbered(400))
        let service = try RunningService(in: workspace)
        var environment = [
            "EXPORT": "users.jsonl", "RUNS": ".", "ENDPOINT": service.endpoint, "PROJECT": "shop",
            "KEY_FILE": "service.key", "SLURM_ARRAY_TASK_MIN": "5", "SLURM_ARRAY_TASK_COUNT": "8",
            "HASHFERRY": try Executable.url().path(percentEncoded: false),
        ]
        let script = Repository.path("deploy/slurm-import.sh")
        let commands = try (5..<13).map { id in
            environment["SLURM_ARRAY_TASK_ID"] = "\(id)"
            return try RunningCommand(
                URL(filePath: "/bin/bash"), [script], in: workspace, environment: environment)
        }
        for run in try commands.map({ try $0.wait() }) { #expect(run.status == 0, "\(run)") }
        let merged = try hashferry(
            ["report", "merge"] + (0..<8).map { "report.\($0)-of-8.json" }, in: workspace)
        #expect(merged.status == 0, "\(merged)")
        let report = try JSONParser.parse(merged.text)
        #expect(report["rows"] == 400 && report["created"] == 400 && report["complete"] == true)
        let proof = try hashferry(["prove", "users.jsonl", "--format", "json"] + service.arguments, in: workspace)
        #expect(proof.status == 0, "\(proof)")
        #expect(try JSONParser.parse(proof.text)["equal"] == 400)
    }

    @Test func theClusterSaysWhichPartOnlyWhereItIsAsked() throws {
        let workspace = try Workspace()
        try workspace.write("users.jsonl", Exports.numbered(50))
        func plan(_ shard: String?, _ environment: [String: String]) throws -> CommandRun {
            try hashferry(
                ["plan", "users.jsonl"] + (shard.map { ["--shard", $0] } ?? []), in: workspace,
                environment: environment)
        }
        let expected = try plan("3/8", [:])
        #expect(expected.status == 0 && (1...49).contains(expected.lines.count), "\(expected)")
        let slurm = ["SLURM_ARRAY_TASK_ID": "13", "SLURM_ARRAY_TASK_MIN": "10"]
        for environment in [["JOB_COMPLETION_INDEX": "3"], slurm] {
            let run = try plan("auto/8", environment)
            #expect(run.status == 0 && run.lines == expected.lines, "\(run)")
            let whole = try plan(nil, environment)
            #expect(
                whole.lines.count == 50 && whole.talk.contains("this run reads every user all the same"), "\(whole)")
        }
        #expect(!(try plan(nil, [:])).talk.contains("every user all the same"))
        let wrong: [(String, [String: String])] = [
            ("8/8", [:]), ("x/8", [:]), ("0/0", [:]), ("3", [:]), ("auto/8", [:]),
            ("auto/8", ["JOB_COMPLETION_INDEX": "8"]), ("auto/8", ["JOB_COMPLETION_INDEX": "three"]),
            ("auto/8", ["SLURM_ARRAY_TASK_ID": "3"]), ("auto/3", slurm),
        ]
        for (shard, environment) in wrong {
            let run = try plan(shard, environment)
            #expect(run.status == 2 && run.output.isEmpty, "\(shard) \(environment): \(run)")
        }
    }

    @Test func reportsThatDoNotBelongTogetherAreRefused() throws {
        let workspace = try Workspace()
        try workspace.write("users.jsonl", Exports.numbered(30))
        try workspace.write("others.jsonl", Exports.numbered(30))
        func plan(_ file: String, _ report: String, _ shard: String...) throws {
            let run = try hashferry(["plan", file, "--report", report] + shard, in: workspace)
            try #require(run.status == 0, "\(run)")
        }
        for index in 0..<3 { try plan("users.jsonl", "a.json", "--shard", "\(index)/3") }
        try plan("users.jsonl", "b.json", "--shard", "1/2")
        try plan("others.jsonl", "c.json", "--shard", "2/3")
        try plan("users.jsonl", "d.json")
        try workspace.write("e.json", "{}")
        let good = ["a.0-of-3.json", "a.1-of-3.json", "a.2-of-3.json"]
        let whole = try hashferry(["report", "merge"] + good, in: workspace)
        #expect(whole.status == 0, "\(whole)")
        #expect(try JSONParser.parse(whole.text)["rows"] == 30)
        for (names, reason) in [
            (Array(good.prefix(2)), "1 shard of 3 missing: 2"), (good + [good[1]], "of shard 1/3, as a.1-of-3.json is"),
            (Array(good.prefix(2)) + ["b.1-of-2.json"], "of 2 shards, and a.0-of-3.json is of 3"),
            (Array(good.prefix(2)) + ["c.2-of-3.json"], "of another file, source or destination"),
            (["d.json"], "the report is of no shard"), (["e.json"], "not a report"),
        ] {
            let run = try hashferry(["report", "merge"] + names, in: workspace)
            #expect(run.status == 3 && run.output.isEmpty && run.talk.contains(reason), "\(run)")
        }
    }

    @Test(.enabled(if: Tool.python != nil, "the manifest is read with Python's yaml"))
    func theManifestRunsAsManyPodsAsItHasShards() throws {
        let reading = """
            import json, sys
            try:
                import yaml
            except ImportError:
                sys.exit(77)
            print(json.dumps(yaml.safe_load(open(sys.argv[1]))))
            """
        let run = try run(
            try #require(Tool.python), ["-c", reading, Repository.path("deploy/kubernetes-import.yaml")])
        // Python without its yaml reads no manifest.
        guard run.status != 77 else { return }
        #expect(run.status == 0, "\(run)")
        let spec = try #require(try JSONParser.parse(run.text)["spec"])
        #expect(spec["completionMode"] == "Indexed" && spec["completions"] == 8 && spec["parallelism"] == 8)
        let container = try #require(spec["template"]?["spec"]?["containers"]?.arrayValue?.first)
        let command = try #require(container["args"]?.arrayValue?.first?.stringValue)
        #expect(command.contains("--shard auto/8 "))
    }
}
