# Needs gnuplot 5.4 or newer. Run: gnuplot peak-memory-by-instruments.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'peak-memory-by-instruments.svg'
set lmargin at screen 0.100
set rmargin at screen 0.780
set tmargin at screen 0.873
set bmargin at screen 0.237
set label 1 'analyzer: peak memory grows linearly with instruments' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 6 runs a point · bars: 95 % interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'Slope: of the measured medians'."\047".' logarithms (least squares); end: at the largest size. speedup fit has their intervals.' at screen 0.02,0.106 left front font ',10' textcolor rgb '#555555'
set label 4 'Peak memory by cgroup1-peak, which counts page cache too.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 5 'Unfit: in 1 of 8 cells other load disturbed runs, and their times are partly the machine'."\047".'s.' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 6 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu caution, memory fit' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set arrow 1 from screen 0.792,0.836 to screen 0.818,0.836 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 7 '' at screen 0.805,0.836 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 8 'measured' at screen 0.826,0.836 left front textcolor rgb '#000000'
set label 9 'slope 0.92, end 0.92' at screen 0.826,0.812 left front font ',10' textcolor rgb '#555555'
set xlabel 'instruments (log scale)'
set logscale x
set xrange [0.840336134454:9.52]
set xtics ('1' 1.0, '2' 2.0, '3' 3.0, '4' 4.0, '5' 5.0, '6' 6.0, '7' 7.0, '8' 8.0)
set ylabel 'peak memory (log scale)'
set logscale y
set yrange [20593586.5546:200808939.52]
set ytics ('32 MiB' 33554432.0, '64 MiB' 67108864.0, '128 MiB' 134217728.0)
$series1bars << END
1.0 24592384.0 24506368.0 24719360.0
2.0 49174528.0 49082368.0 49258496.0
3.0 69410816.0 69275648.0 69488640.0
4.0 89380864.0 89145344.0 89673728.0
5.0 109803520.0 109563904.0 109826048.0
6.0 130037760.0 129941504.0 130117632.0
7.0 150108160.0 150056960.0 150286336.0
8.0 168685568.0 168546304.0 168747008.0
END
$series1 << END
1.0 24592384.0
2.0 49174528.0
3.0 69410816.0
4.0 89380864.0
5.0 109803520.0
6.0 130037760.0
7.0 150108160.0
8.0 168685568.0
END
plot \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'peak-memory-by-instruments.png'
replot
set output
