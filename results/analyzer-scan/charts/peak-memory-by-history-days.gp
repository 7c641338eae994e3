# Needs gnuplot 5.4 or newer. Run: gnuplot peak-memory-by-history-days.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'peak-memory-by-history-days.svg'
set lmargin at screen 0.100
set rmargin at screen 0.780
set tmargin at screen 0.849
set bmargin at screen 0.209
set label 1 'analyzer: peak memory of scan and sliced grows linearly with history-days' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 6 runs a point · bars: 95 % interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'Slope: of the measured medians'."\047".' logarithms (least squares); end: at the largest size. speedup fit has their intervals.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 4 'Peak memory by cgroup1-peak, which counts page cache too.' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 5 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu fit, memory fit' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 6 'variant' at screen 0.792,0.871 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.792,0.832 to screen 0.818,0.832 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 7 '' at screen 0.805,0.832 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 8 'sliced' at screen 0.826,0.832 left front textcolor rgb '#000000'
set label 9 'slope 0.93, end 0.99' at screen 0.826,0.808 left front font ',10' textcolor rgb '#555555'
set arrow 2 from screen 0.780,0.811 to screen 0.792,0.774 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#0072B2'
set arrow 3 from screen 0.792,0.774 to screen 0.818,0.774 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 10 '' at screen 0.805,0.774 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 11 'scan' at screen 0.826,0.774 left front textcolor rgb '#000000'
set label 12 'slope 0.93, end 0.99' at screen 0.826,0.750 left front font ',10' textcolor rgb '#555555'
set xlabel 'history-days (log scale)'
set logscale x
set xrange [25.2100840336:571.2]
set xtics ('30' 30.0, '60' 60.0, '120' 120.0, '240' 240.0, '480' 480.0)
set ylabel 'peak memory (log scale)'
set logscale y
set yrange [5693095.79832:108066775.04]
set ytics ('8 MiB' 8388608.0, '16 MiB' 16777216.0, '32 MiB' 33554432.0, '64 MiB' 67108864.0)
$series1bars << END
30.0 7018496.0 7000064.0 7139328.0
60.0 12394496.0 12226560.0 13053952.0
120.0 24465408.0 24367104.0 24522752.0
240.0 46268416.0 46129152.0 46923776.0
480.0 90595328.0 90443776.0 90697728.0
END
$series1 << END
30.0 7018496.0
60.0 12394496.0
120.0 24465408.0
240.0 46268416.0
480.0 90595328.0
END
$series2bars << END
30.0 6998016.0 6774784.0 7131136.0
60.0 12263424.0 11993088.0 12263424.0
120.0 24430592.0 24260608.0 24530944.0
240.0 46327808.0 46198784.0 47939584.0
480.0 90732544.0 90558464.0 90812416.0
END
$series2 << END
30.0 6998016.0
60.0 12263424.0
120.0 24430592.0
240.0 46327808.0
480.0 90732544.0
END
plot \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' notitle, \
  $series2bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#D55E00' notitle, \
  $series2 using 1:2 with linespoints pointtype 5 pointsize 1.1 linewidth 1.8 linecolor rgb '#D55E00' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'peak-memory-by-history-days.png'
replot
set output
