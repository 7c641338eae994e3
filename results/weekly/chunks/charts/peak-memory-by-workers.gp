# Needs gnuplot 5.4 or newer. Run: gnuplot peak-memory-by-workers.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'peak-memory-by-workers.svg'
set lmargin at screen 0.100
set rmargin at screen 0.871
set tmargin at screen 0.873
set bmargin at screen 0.153
set label 1 'weekly: peak memory by workers' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 6 runs a point · bars: 95 % interval · at chunk=8 (fastest)' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu caution, memory fit' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set arrow 1 from screen 0.883,0.820 to screen 0.909,0.820 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 4 '' at screen 0.896,0.820 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 5 'measured' at screen 0.917,0.820 left front textcolor rgb '#000000'
set xlabel 'workers'
set xrange [0.0:8.64]
set xtics ('1' 1.0, '2' 2.0, '4' 4.0, '8' 8.0)
set ylabel 'peak memory'
set yrange [0.0:133758812.16]
set ytics ('0 MiB' 0.0, '32 MiB' 33554432.0, '64 MiB' 67108864.0, '96 MiB' 100663296.0)
$series1bars << END
1.0 123578368.0 123572224.0 123588608.0
2.0 123576320.0 123568128.0 123588608.0
4.0 123586560.0 123576320.0 123764736.0
8.0 123842560.0 123842560.0 123850752.0
END
$series1 << END
1.0 123578368.0
2.0 123576320.0
4.0 123586560.0
8.0 123842560.0
END
plot \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'peak-memory-by-workers.png'
replot
set output
