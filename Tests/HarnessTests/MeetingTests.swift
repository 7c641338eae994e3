import SpeedupKit
import SpeedupSystem
import Testing

struct MeetingTests {
  @Test func `whoever waits goes on when all are there`() throws {
    let directory = try TemporaryDirectory()
    let meeting = Meeting(path: "\(directory.path)/meeting", count: 2)
    try meeting.begin()
    let other = try PinnedThread(stack: Bytes(1 << 20), cpu: nil) { meeting.wait() }
    meeting.wait()
    other.join()
    #expect(try Files.read(meeting.path).count == 2)
    try meeting.end()
    #expect(!Files.exists(meeting.path))
  }
}
