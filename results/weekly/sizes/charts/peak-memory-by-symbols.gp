# Needs gnuplot 5.4 or newer. Run: gnuplot peak-memory-by-symbols.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'peak-memory-by-symbols.svg'
set lmargin at screen 0.100
set rmargin at screen 0.648
set tmargin at screen 0.873
set bmargin at screen 0.209
set label 'weekly: peak memory by symbols' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 'median of n = 6 runs a point · bars: 95 % interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 'Slope: fitted to the logarithms of the measured medians (least squares); end: of the last step alone. No proof of an order of growth.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 'Peak memory by cgroup1-peak, which counts page cache too.' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 'AMD EPYC (family 25, model 17, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v669' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set xlabel 'symbols'
set logscale x
set xrange [40.6126198178:1969.83106135]
set xtics ('50' 50.0, '100' 100.0, '200' 200.0, '400' 400.0, '800' 800.0, '1600' 1600.0)
set ylabel 'peak memory'
set logscale y
set yrange [6937353.56471:242704561.773]
set ytics ('8 MiB' 8388608.0, '16 MiB' 16777216.0, '32 MiB' 33554432.0, '64 MiB' 67108864.0, '128 MiB' 134217728.0)
set key at screen 0.658, screen 0.873 left top Left reverse vertical samplen 2.5 spacing 1.35
set key title 'variant' left
$series1bars << END
50.0 9175040.0 9175040.0 9175040.0
100.0 16775168.0 16773120.0 16777216.0
200.0 29165568.0 29028352.0 29425664.0
400.0 54040576.0 54034432.0 54165504.0
800.0 104644608.0 104636416.0 104652800.0
1600.0 200613888.0 200568832.0 200617984.0
END
$series1 << END
50.0 9175040.0
100.0 16775168.0
200.0 29165568.0
400.0 54040576.0
800.0 104644608.0
1600.0 200613888.0
END
$series2bars << END
50.0 9175040.0 9175040.0 9175040.0
100.0 18542592.0 18452480.0 18612224.0
200.0 30932992.0 30932992.0 30932992.0
400.0 54820864.0 54558720.0 54829056.0
800.0 104122368.0 104112128.0 104128512.0
1600.0 197208064.0 197165056.0 197214208.0
END
$series2 << END
50.0 9175040.0
100.0 18542592.0
200.0 30932992.0
400.0 54820864.0
800.0 104122368.0
1600.0 197208064.0
END
$series3bars << END
50.0 8650752.0 8392704.0 8650752.0
100.0 15728640.0 15466496.0 15732736.0
200.0 28835840.0 28573696.0 28835840.0
400.0 50628608.0 50368512.0 50786304.0
800.0 95698944.0 95453184.0 95744000.0
1600.0 182515712.0 182501376.0 182521856.0
END
$series3 << END
50.0 8650752.0
100.0 15728640.0
200.0 28835840.0
400.0 50628608.0
800.0 95698944.0
1600.0 182515712.0
END
plot \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' title 'filter (slope 0.89, end 0.94)', \
  $series2bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#D55E00' notitle, \
  $series2 using 1:2 with linespoints pointtype 5 pointsize 1.1 linewidth 1.8 linecolor rgb '#D55E00' title 'partition (slope 0.87, end 0.92)', \
  $series3bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#009E73' notitle, \
  $series3 using 1:2 with linespoints pointtype 9 pointsize 1.1 linewidth 1.8 linecolor rgb '#009E73' title 'partition-f32 (slope 0.87, end 0.93)'
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'peak-memory-by-symbols.png'
replot
set output
