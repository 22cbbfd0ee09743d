internal import ArgumentParser
internal import Foundation
internal import UserImport

/// `--shard I/N`, or `auto/N`, where a cluster says which.
enum ShardArgument {
    case index(Shard)
    case auto(count: Int)

    /// Which part of the export this run reads.
    /// - Throws: `Failure` where no cluster says it, or not rightly.
    func shard(in environment: [String: String]) throws -> Shard {
        switch self {
        case .index(let shard): return shard
        case .auto(let count):
            guard let (name, index) = try Self.clusterIndex(in: environment) else {
                throw Failure.usage(
                    "--shard auto/\(count): neither JOB_COMPLETION_INDEX nor SLURM_ARRAY_TASK_ID is set",
                    hint:
                        "they are set in an indexed Job of Kubernetes and in an array of Slurm; elsewhere say --shard "
                        + "0/\(count)")
            }
            guard let shard = Shard(index: index, count: count) else {
                throw Failure.usage(
                    "--shard auto/\(count): \(name) says \(index), and shards are counted from 0 to \(count - 1)",
                    hint: "give auto/N the number of tasks that the cluster runs")
            }
            return shard
        }
    }

    /// What a cluster says of a run that reads the whole file; nil where there is nothing to say.
    static func notice(in environment: [String: String]) -> String? {
        let names = ["JOB_COMPLETION_INDEX", "SLURM_ARRAY_TASK_ID"].filter { environment[$0] != nil }
        guard let name = names.first else { return nil }
        return "note: \(name) is set, and this run reads every user all the same: --shard auto/N reads one part of N"
    }

    private static func clusterIndex(in environment: [String: String]) throws -> (name: String, index: Int)? {
        func number(_ name: String) throws -> Int {
            guard let number = environment[name].flatMap({ Int($0) }), 0...Int(Int32.max) ~= number else {
                throw Failure.usage("--shard auto: \(name) is not set to a whole number")
            }
            return number
        }
        if environment["JOB_COMPLETION_INDEX"] != nil {
            return ("JOB_COMPLETION_INDEX", try number("JOB_COMPLETION_INDEX"))
        }
        guard environment["SLURM_ARRAY_TASK_ID"] != nil else { return nil }
        let index = try number("SLURM_ARRAY_TASK_ID") - number("SLURM_ARRAY_TASK_MIN")
        return ("SLURM_ARRAY_TASK_ID less SLURM_ARRAY_TASK_MIN", index)
    }
}

extension ShardArgument: ExpressibleByArgument {
    init?(argument: String) {
        let parts = argument.split(separator: "/", omittingEmptySubsequences: false).map { String($0) }
        guard parts.count == 2, let count = Int(parts[1]), Shard.counts.contains(count) else { return nil }
        if parts[0] == "auto" {
            self = .auto(count: count)
        } else if let index = Int(parts[0]), let shard = Shard(index: index, count: count) {
            self = .index(shard)
        } else {
            return nil
        }
    }
}
