internal import ArgumentParser
internal import CryptoPrimitives
internal import FileReading
internal import JSONText

/// `hashferry doctor`: what computes the hashes on this machine?
struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Say what computes the hashes on this machine: CPU, kernels and their self-tests, libraries.",
        discussion: """
            Hashes are computed by kernels of our own where the CPU has what they need, and by the stock libraries \
            elsewhere; both give the same bytes. HASHFERRY_KERNELS=off turns the kernels off, avx2 leaves out those of \
            AVX-512. Exit: 0, or 1 when a kernel failed its self-test (a stock library computes instead).

            Examples:
              hashferry doctor
              hashferry doctor --format json
              HASHFERRY_KERNELS=off hashferry doctor
            """)

    @Option(help: "How the answer is written: text or json.")
    var format = OutputFormat.text

    func run() throws {
        let report = DoctorReport()
        let output = FileDescriptorWriter.standardOutput()
        switch format {
        case .text: try output.write(report.text)
        case .json: try output.write(report.json.jsonText + "\n")
        }
        try output.flush()
        for problem in HashKernels.problems { Console.note("warning: \(problem)") }
        if !HashKernels.failures.isEmpty { throw ExitStatus.no }
    }
}
