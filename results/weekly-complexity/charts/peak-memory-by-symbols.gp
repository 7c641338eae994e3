# Needs gnuplot 5.4 or newer. Run: gnuplot peak-memory-by-symbols.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'peak-memory-by-symbols.svg'
set lmargin at screen 0.100
set rmargin at screen 0.780
set tmargin at screen 0.849
set bmargin at screen 0.209
set label 1 'weekly: peak memory of filter and partition grows linearly with symbols' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 6 runs a point · bars: 95 % interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'Slope: of the measured medians'."\047".' logarithms (least squares); end: at the largest size. speedup fit has their intervals.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 4 'Peak memory by cgroup1-peak, which counts page cache too.' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 5 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu caution, memory fit' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 6 'variant' at screen 0.792,0.871 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.792,0.832 to screen 0.818,0.832 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 7 '' at screen 0.805,0.832 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 8 'filter' at screen 0.826,0.832 left front textcolor rgb '#000000'
set label 9 'slope 0.95, end 0.95' at screen 0.826,0.808 left front font ',10' textcolor rgb '#555555'
set arrow 2 from screen 0.780,0.793 to screen 0.792,0.774 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#D55E00'
set arrow 3 from screen 0.792,0.774 to screen 0.818,0.774 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 10 '' at screen 0.805,0.774 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 11 'partition' at screen 0.826,0.774 left front textcolor rgb '#000000'
set label 12 'slope 0.94, end 0.94' at screen 0.826,0.750 left front font ',10' textcolor rgb '#555555'
set xlabel 'symbols (log scale)'
set logscale x
set xrange [84.0336134454:1904.0]
set xtics ('100' 100.0, '200' 200.0, '400' 400.0, '800' 800.0, '1600' 1600.0)
set ylabel 'peak memory (log scale)'
set logscale y
set yrange [5238749.57983:108271493.12]
set ytics ('8 MiB' 8388608.0, '16 MiB' 16777216.0, '32 MiB' 33554432.0, '64 MiB' 67108864.0)
$series1bars << END
100.0 6856704.0 6594560.0 6901760.0
200.0 12363776.0 12320768.0 13512704.0
400.0 25821184.0 25808896.0 27115520.0
800.0 49405952.0 49352704.0 49598464.0
1600.0 90974208.0 90939392.0 90984448.0
END
$series1 << END
100.0 6856704.0
200.0 12363776.0
400.0 25821184.0
800.0 49405952.0
1600.0 90974208.0
END
$series2bars << END
100.0 6500352.0 6234112.0 6500352.0
200.0 11362304.0 11362304.0 11378688.0
400.0 24297472.0 23990272.0 24354816.0
800.0 46364672.0 46112768.0 46440448.0
1600.0 82991104.0 82948096.0 84262912.0
END
$series2 << END
100.0 6500352.0
200.0 11362304.0
400.0 24297472.0
800.0 46364672.0
1600.0 82991104.0
END
plot \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' notitle, \
  $series2bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#D55E00' notitle, \
  $series2 using 1:2 with linespoints pointtype 5 pointsize 1.1 linewidth 1.8 linecolor rgb '#D55E00' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'peak-memory-by-symbols.png'
replot
set output
