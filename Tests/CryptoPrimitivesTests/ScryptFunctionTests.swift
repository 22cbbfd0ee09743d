import CryptoPrimitives
import TestSupport
import Testing

@Suite struct ScryptFunctionTests {
    typealias Case = (costN: UInt64, blockSize: UInt32, parallelism: UInt32)

    /// RFC 7914, section 12; its fourth vector takes 1 GiB and is left out.
    @Test(arguments: ScryptFunction.Backend.allCases)
    func agreesWithRFC7914(backend: ScryptFunction.Backend) throws {
        let first = try scrypt([], [], costN: 16, blockSize: 1, parallelism: 1, count: 64, backend)
        #expect(
            hexText(first) == "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442"
                + "fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906")
        let second = try scrypt(
            Array("password".utf8), Array("NaCl".utf8), costN: 1024, blockSize: 8, parallelism: 16, count: 64, backend)
        #expect(
            hexText(second) == "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"
                + "2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640")
        let third = try scrypt(
            Array("pleaseletmein".utf8), Array("SodiumChloride".utf8), costN: 16_384, blockSize: 8, parallelism: 1,
            count: 64, backend)
        #expect(
            hexText(third) == "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"
                + "d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887")
    }

    @Test func theTwoLibrariesAgreeOnRandomInputs() throws {
        var generator = SeededGenerator(seed: 7914)
        for _ in 0..<200 {
            let password = generator.bytes(count: Int.random(in: 0...130, using: &generator))
            let salt = generator.bytes(count: Int.random(in: 0...70, using: &generator))
            let costN = UInt64(1) << UInt64.random(in: 1...7, using: &generator)
            let blockSize = UInt32.random(in: 1...9, using: &generator)
            let parallelism = UInt32.random(in: 1...3, using: &generator)
            let count = Int.random(in: 1...97, using: &generator)
            let answers = try ScryptFunction.Backend.allCases.map { backend in
                try scrypt(
                    password, salt, costN: costN, blockSize: blockSize, parallelism: parallelism, count: count, backend)
            }
            #expect(answers[0] == answers[1], "N \(costN), r \(blockSize), p \(parallelism), \(count) bytes")
        }
    }

    @Test(arguments: [(0, 8, 1), (1, 8, 1), (15, 8, 1), (16, 0, 1), (16, 8, 0), (65_536, 1, 1)] as [Case])
    func refusesWhatTheAlgorithmIsNotDefinedFor(costN: UInt64, blockSize: UInt32, parallelism: UInt32) {
        #expect(!ScryptFunction.isDefined(costN: costN, blockSize: blockSize, parallelism: parallelism))
        #expect(throws: PrimitiveError.invalidParameter("N, r or p")) {
            try scrypt([], [], costN: costN, blockSize: blockSize, parallelism: parallelism, count: 32, .openSSL)
        }
    }

    @Test func parallelismIsBoundedByTheProductWithTheBlockSize() {
        #expect(ScryptFunction.isDefined(costN: 2, blockSize: 1, parallelism: (1 << 30) - 1))
        #expect(!ScryptFunction.isDefined(costN: 2, blockSize: 1, parallelism: 1 << 30))
        #expect(!ScryptFunction.isDefined(costN: 2, blockSize: .max, parallelism: .max))
    }

    @Test func aShortBlockBoundsTheCost() {
        #expect(ScryptFunction.isDefined(costN: 1 << 15, blockSize: 1, parallelism: 1))
        #expect(ScryptFunction.isDefined(costN: 1 << 47, blockSize: 3, parallelism: 1))
        #expect(!ScryptFunction.isDefined(costN: 1 << 48, blockSize: 3, parallelism: 1))
        #expect(ScryptFunction.isDefined(costN: 1 << 63, blockSize: 4, parallelism: 1))
    }

    @Test func refusesAnEmptyOutput() {
        #expect(throws: PrimitiveError.invalidParameter("output length")) {
            try scrypt([], [], costN: 2, blockSize: 1, parallelism: 1, count: 0, .openSSL)
        }
    }

    @Test func memoryThatNoMachineHasIsAnErrorAndNoCrash() {
        #expect(throws: PrimitiveError.outOfMemory) {
            try scrypt([], [], costN: 1 << 63, blockSize: 8, parallelism: 1, count: 32, .openSSL)
        }
        #expect(throws: PrimitiveError.outOfMemory) {
            try scrypt([], [], costN: 1 << 50, blockSize: 8, parallelism: 1, count: 32, .openSSL)
        }
    }

    @Test func memoryIsSaturatedInsteadOfWrapped() {
        #expect(ScryptFunction.memory(costN: 16_384, blockSize: 8, parallelism: 1) == (16_384 + 5) * 1024)
        #expect(ScryptFunction.memory(costN: 1 << 63, blockSize: 8, parallelism: 1) == .max)
        #expect(ScryptFunction.memory(costN: .max, blockSize: .max, parallelism: .max) == .max)
    }
}
