# Needs gnuplot 5.4 or newer. Run: gnuplot largest-wal-bytes-by-workers.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'largest-wal-bytes-by-workers.svg'
set lmargin at screen 0.100
set rmargin at screen 0.864
set tmargin at screen 0.849
set bmargin at screen 0.153
set label 1 'storage: largest wal bytes by workers' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 2 runs a point · bars: min–max, too few runs for an interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu caution, memory fit' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 4 'begin' at screen 0.876,0.871 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.876,0.812 to screen 0.902,0.812 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 5 '' at screen 0.889,0.812 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 6 'deferred' at screen 0.910,0.812 left front textcolor rgb '#000000'
set arrow 2 from screen 0.876,0.555 to screen 0.902,0.555 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 7 '' at screen 0.889,0.555 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 8 'immediate' at screen 0.910,0.555 left front textcolor rgb '#000000'
set xlabel 'workers'
set xrange [0.0:17.28]
set xtics ('1' 1.0, '4' 4.0, '16' 16.0)
set ylabel 'largest wal bytes (log scale)'
set logscale y
set yrange [3137129.12089:589750250.662]
set ytics ('4 MiB' 4194304.0, '8 MiB' 8388608.0, '16 MiB' 16777216.0, '32 MiB' 33554432.0, '64 MiB' 67108864.0, '128 MiB' 134217728.0, '256 MiB' 268435456.0, '512 MiB' 536870912.0)
$series1bars << END
1.0 4152992.0 4152992.0 4152992.0
4.0 196313912.0 141806312.0 250821512.0
16.0 444828192.0 444164872.0 445491512.0
END
$series1 << END
1.0 4152992.0
4.0 196313912.0
16.0 444828192.0
END
$series2bars << END
1.0 4152992.0 4152992.0 4152992.0
4.0 36764852.0 25399832.0 48129872.0
16.0 64465672.0 57811872.0 71119472.0
END
$series2 << END
1.0 4152992.0
4.0 36764852.0
16.0 64465672.0
END
plot \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' notitle, \
  $series2bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#D55E00' notitle, \
  $series2 using 1:2 with linespoints pointtype 5 pointsize 1.1 linewidth 1.8 linecolor rgb '#D55E00' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'largest-wal-bytes-by-workers.png'
replot
set output
