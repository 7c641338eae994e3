# Needs gnuplot 5.4 or newer. Run: gnuplot peak-memory-by-instruments.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'peak-memory-by-instruments.svg'
set lmargin at screen 0.100
set rmargin at screen 0.686
set tmargin at screen 0.873
set bmargin at screen 0.209
set label 'analyzer: peak memory by instruments' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 'median of n = 6 runs a point · bars: 95 % interval · at workers=1' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 'Slope: fitted to the logarithms of the measured medians (least squares); end: of the last step alone. No proof of an order of growth.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 'Peak memory by cgroup1-peak, which counts page cache too.' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set xlabel 'instruments'
set logscale x
set xrange [1.68067226891:7.14]
set xtics ('2' 2.0, '3' 3.0, '4' 4.0, '5' 5.0, '6' 6.0)
set ylabel 'peak memory'
set logscale y
set yrange [37535193.2773:149931622.4]
set ytics ('64 MiB' 67108864.0, '96 MiB' 100663296.0, '128 MiB' 134217728.0)
set key at screen 0.696, screen 0.873 left top Left reverse vertical samplen 2.5 spacing 1.35
$series1bars << END
2.0 44742656.0 44666880.0 44879872.0
3.0 65048576.0 64843776.0 65630208.0
4.0 84793344.0 84656128.0 84955136.0
5.0 105099264.0 105070592.0 105254912.0
6.0 125130752.0 125046784.0 125992960.0
END
$series1 << END
2.0 44742656.0
3.0 65048576.0
4.0 84793344.0
5.0 105099264.0
6.0 125130752.0
END
plot \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' title 'measured (slope 0.94, end 0.96)'
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'peak-memory-by-instruments.png'
replot
set output
