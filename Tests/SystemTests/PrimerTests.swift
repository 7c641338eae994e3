import CSpeedupLinux
import Glibc
import Testing

@testable import SpeedupCore
@testable import SpeedupSystem

@Suite(.serialized) struct PrimerTests {
  /// A program that adds the list of its CPUs to `directory/starts`. A shell writes it: were it open for writing in
  /// this process, a program that another test starts at that moment could keep it busy.
  private func noter(in directory: String) throws -> String {
    let path = "\(directory)/noter"
    let text = "#!/bin/sh\ngrep Cpus_allowed_list /proc/self/status >>'\(directory)/starts'"
    let write = ["sh", "-c", "echo \"$1\" >\"$2\" && chmod 755 \"$2\"", "sh", text, path]
    #expect(try exitStatus(of: ProgramStart(path: "/bin/sh", command: write).start()) == 0)
    return path
  }

  private func exitStatus(of started: StartedProgram) -> Int32 {
    defer { close(started.pidfd) }
    var usage = cl_usage()
    return cl_wait(started.pid, 1, &usage) == 0 ? (usage.status >> 8) & 0xff : -1
  }

  @Test func `it starts its program four times on the runs cpus and waits for all`() throws {
    let scratch = try ScratchDirectory.make()
    defer { ScratchDirectory.remove(scratch) }
    let cpu = try #require(try Affinity.allowed().cpus.last)
    let starter = try Starter()
    let primer = Primer(program: try noter(in: scratch))
    primer.run(on: CpuSet([cpu]), by: starter)
    let lines = try Files.readText("\(scratch)/starts").split(separator: "\n")
    #expect(lines.map { $0.split(separator: "\t").last.map(String.init) } == Array(repeating: "\(cpu)", count: 4))
  }

  @Test func `it starts nothing just after the end of a program, unless it is told to`() throws {
    let scratch = try ScratchDirectory.make()
    defer { ScratchDirectory.remove(scratch) }
    var primer = Primer(program: try noter(in: scratch), pause: Seconds(3600))
    primer.noteEnd()
    primer.run(on: nil, by: try Starter())
    #expect(!Files.exists("\(scratch)/starts"))
    primer.run(on: nil, by: try Starter(), times: 2)
    #expect(try Files.readText("\(scratch)/starts").split(separator: "\n").count == 2, "it was told to")
  }

  @Test func `a start that fails names the step`() throws {
    #expect(throws: SystemError(call: "start /no/such/program (exec)", code: ENOENT)) {
      _ = try ProgramStart(path: "/no/such/program", command: ["x"]).start()
    }
    #expect(throws: SystemError(call: "start /bin/true (affinity mask 60000)", code: EINVAL)) {
      _ = try ProgramStart(path: "/bin/true", command: ["true"], cpus: CpuSet([60000])).start()
    }
  }

  @Test func `without dev null nothing is started on the streams of the caller`() async {
    await #expect(processExitsWith: .success) {
      let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
      var usual = rlimit()
      getrlimit(resource, &usual)
      var none = rlimit(rlim_cur: 3, rlim_max: usual.rlim_max)
      setrlimit(resource, &none)
      defer { setrlimit(resource, &usual) }
      #expect(throws: SystemError(call: "open /dev/null", code: EMFILE)) {
        _ = try ProgramStart(path: "/bin/true", command: ["true"]).start()
      }
    }
  }

  @Test func `a started program has the mask and descriptors that were asked`() throws {
    let cpu = try #require(try Affinity.allowed().cpus.first)
    let pipe = try Pipe()
    defer { pipe.close() }
    let started = try ProgramStart(
      path: "/bin/sh", command: ["sh", "-c", "cat; echo out; echo err >&2; exit 5"], cpus: CpuSet([cpu]),
      errors: pipe.write
    ).start()
    #expect(exitStatus(of: started) == 5)
    #expect(started.mask == CpuSet([cpu]))
    var bytes = [UInt8](repeating: 0, count: 100)
    let count = read(pipe.read, &bytes, bytes.count)
    #expect(String(decoding: bytes.prefix(max(0, count)), as: UTF8.self) == "err\n")
  }
}
