# Needs gnuplot 5.4 or newer. Run: gnuplot peak-memory-by-instruments.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'peak-memory-by-instruments.svg'
set lmargin at screen 0.100
set rmargin at screen 0.780
set tmargin at screen 0.873
set bmargin at screen 0.237
set label 1 'analyzer: peak memory by instruments' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 6 runs a point · bars: 95 % interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'Slope: of the measured medians'."\047".' logarithms (least squares); end: at the largest size. speedup fit has their intervals.' at screen 0.02,0.106 left front font ',10' textcolor rgb '#555555'
set label 4 'Peak memory by cgroup1-peak, which counts page cache too.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 5 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall fit, cpu fit, memory fit; 2026-11-28;' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 6 'commit 1abd8926cd22' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set arrow 1 from screen 0.792,0.835 to screen 0.818,0.835 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 7 '' at screen 0.805,0.835 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 8 'measured' at screen 0.826,0.835 left front textcolor rgb '#000000'
set label 9 'slope 0.89, end 0.89' at screen 0.826,0.811 left front font ',10' textcolor rgb '#555555'
set xlabel 'instruments (log scale)'
set logscale x
set xrange [0.840336134454:9.52]
set xtics ('1' 1.0, '2' 2.0, '3' 3.0, '4' 4.0, '5' 5.0, '6' 6.0, '7' 7.0, '8' 8.0)
set ylabel 'peak memory (log scale)'
set logscale y
set yrange [20638332.7731:192829808.64]
set ytics ('32 MiB' 33554432.0, '64 MiB' 67108864.0, '128 MiB' 134217728.0)
$series1bars << END
1.0 24840192.0 24559616.0 24944640.0
2.0 47964160.0 47939584.0 48156672.0
3.0 67270656.0 67215360.0 67342336.0
4.0 86075392.0 85884928.0 86220800.0
5.0 105172992.0 105127936.0 105299968.0
6.0 124205056.0 124014592.0 124346368.0
7.0 143249408.0 143142912.0 143319040.0
8.0 161841152.0 161722368.0 162041856.0
END
$series1 << END
1.0 24840192.0
2.0 47964160.0
3.0 67270656.0
4.0 86075392.0
5.0 105172992.0
6.0 124205056.0
7.0 143249408.0
8.0 161841152.0
END
plot \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'peak-memory-by-instruments.png'
replot
set output
