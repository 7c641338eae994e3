"""The cells of the campaign: for every workload a grid of options, and the expression that its cells match.

Sizes give runs of some 5 to 150 ms on one core: shorter ones say more of the machine's wake-ups than of the replay, and
larger ones meet memory that the host of a virtual machine took back, which turns 8 ms into 150. So weekly has its buffers
ready. A number in an expression ends with a blank: 20 is also the beginning of 200. `quick` is a second, small grid. Other cells of the same grid give a cell's prediction what sharing a process costs, so a
workload is one grid.
"""

GRIDS = {
    "weekly": {
        "options": "--variant partition,partition-f32,filter --symbols 100,200,400,600,800,1200 --phases combined,split "
                   "--days 500 --buffers ready",
        "only": "variant=partition(-f32)? symbols=(400|600|800|1200) .*phases=combined|"
                "variant=partition symbols=(800|1200) .*phases=split|variant=filter symbols=(100|200) .*phases=combined",
        "quick": "variant=partition(-f32)? symbols=800 .*phases=combined|variant=partition symbols=1200 .*phases=combined",
    },
    "matching": {
        "options": "--variant parallel,parallel-largest-first --partitions 10,20,40 --orders 2500,5000",
        "quick": "variant=parallel partitions=(10|20) orders=2500",
    },
    "preprocess": {
        "options": "--variant all-cores --symbols 4,6,8 --days 50000,100000 --task indicator,batch --write off",
        "quick": "symbols=4 days=50000",
    },
    "training": {
        "options": "--variant uncapped --threads 1 --model ridge,logistic,evolution,all --bars 4000,6000,8000,12000",
        "quick": "model=(ridge|logistic) bars=4000",
    },
    "analyzer": {
        "options": "--variant scan,sliced --history-days 20,40,200 --parallel instruments,ranges,both --log none",
        "only": "variant=scan .*history-days=(20|40) |variant=sliced .*history-days=200 ",
        "quick": "variant=scan .*history-days=20 .*parallel=(instruments|both) ",
    },
    "kernels": {
        "options": "--kernel compute,chase --pieces 300,500,1000,3000 --working-set 262144,1048576,4194304",
        "only": "kernel=compute pieces=(1000|3000) |kernel=chase pieces=(300|500) ",
        "quick": "kernel=compute pieces=1000 |kernel=chase pieces=500 .*working-set=262144 ",
    },
    "storage": {
        "options": "--variant wal-tuned --commits 200,400",
        "quick": "commits=200",
    },
}
