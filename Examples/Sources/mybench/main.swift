import Duplicates
import Harness

SpeedupCommand.main(workloads: [Duplicates()], commands: [Expect()])
