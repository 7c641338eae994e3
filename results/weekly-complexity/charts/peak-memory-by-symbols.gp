# Needs gnuplot 5.4 or newer. Run: gnuplot peak-memory-by-symbols.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'peak-memory-by-symbols.svg'
set lmargin at screen 0.100
set rmargin at screen 0.780
set tmargin at screen 0.849
set bmargin at screen 0.237
set label 1 'weekly: peak memory of filter and partition grows linearly with symbols' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 6 runs a point · bars: 95 % interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'Slope: of the measured medians'."\047".' logarithms (least squares); end: at the largest size. speedup fit has their intervals.' at screen 0.02,0.106 left front font ',10' textcolor rgb '#555555'
set label 4 'Peak memory by cgroup1-peak, which counts page cache too.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 5 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; unfit for wall and scaling (pressure) when the sweep' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 6 'began; 2026-11-28; commit 1abd8926cd22' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 7 'variant' at screen 0.792,0.871 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.792,0.832 to screen 0.818,0.832 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 8 '' at screen 0.805,0.832 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 9 'filter' at screen 0.826,0.832 left front textcolor rgb '#000000'
set label 10 'slope 0.92, end 0.92' at screen 0.826,0.810 left front font ',10' textcolor rgb '#555555'
set arrow 2 from screen 0.780,0.795 to screen 0.792,0.777 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#D55E00'
set arrow 3 from screen 0.792,0.777 to screen 0.818,0.777 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 11 '' at screen 0.805,0.777 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 12 'partition' at screen 0.826,0.777 left front textcolor rgb '#000000'
set label 13 'slope 0.92, end 0.92' at screen 0.826,0.755 left front font ',10' textcolor rgb '#555555'
set xlabel 'symbols (log scale)'
set logscale x
set xrange [84.0336134454:1904.0]
set xtics ('100' 100.0, '200' 200.0, '400' 400.0, '800' 800.0, '1600' 1600.0)
set ylabel 'peak memory (log scale)'
set logscale y
set yrange [5386756.30252:109758136.32]
set ytics ('8 MiB' 8388608.0, '16 MiB' 16777216.0, '32 MiB' 33554432.0, '64 MiB' 67108864.0)
$series1bars << END
100.0 7196672.0 7028736.0 7327744.0
200.0 13940736.0 13754368.0 13979648.0
400.0 26875904.0 26808320.0 26927104.0
800.0 49659904.0 49577984.0 49766400.0
1600.0 92090368.0 92024832.0 92233728.0
END
$series1 << END
100.0 7196672.0
200.0 13940736.0
400.0 26875904.0
800.0 49659904.0
1600.0 92090368.0
END
$series2bars << END
100.0 6584320.0 6410240.0 6971392.0
200.0 13164544.0 12943360.0 13238272.0
400.0 25362432.0 25317376.0 25411584.0
800.0 46454784.0 46391296.0 46804992.0
1600.0 84043776.0 84037632.0 84201472.0
END
$series2 << END
100.0 6584320.0
200.0 13164544.0
400.0 25362432.0
800.0 46454784.0
1600.0 84043776.0
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
