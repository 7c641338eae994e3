import Harness
import Workloads

SpeedupCommand.main(workloads: BuiltIn.workloads)
